package io.kaggleingest.page;

import java.time.Duration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.github.benmanes.caffeine.cache.Cache;
import io.smallrye.mutiny.Uni;

import io.kaggleingest.document.budget.Bundle;
import io.kaggleingest.ingest.Ingestions;
import io.kaggleingest.ingest.ResourceState.KeptContext;
import io.kaggleingest.kaggle.Ref;
import io.kaggleingest.load.BoundedCache;
import io.kaggleingest.load.Bulkhead;
import io.kaggleingest.load.ConcurrencyLimiter;
import io.kaggleingest.load.DocumentWorkers;
import io.kaggleingest.load.Tenant;
import io.kaggleingest.web.Problem;

/**
 * Reads key facts out of what is kept for everybody. They are free, so only a few are read at a time, and the latest
 * are cached.
 */
@ApplicationScoped
class KeptFacts {

    private static final long MEMORY = 8 << 20;
    private static final int WAITING = 64;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration SOON = Duration.ofSeconds(5);

    @Inject
    Ingestions ingestions;

    @Inject
    DocumentWorkers workers;

    private final Cache<Name, KeyFacts> cache = BoundedCache.ofWeight(MEMORY, (name, facts) -> facts.weight());

    private final Bulkhead bulkhead = new Bulkhead(new ConcurrencyLimiter(1, 1, WAITING), PATIENCE, KeptFacts::busy);

    private record Name(String resource, String content) {}

    /** @param network that asks, which waits in its own line */
    Uni<KeyFacts> of(Ref ref, KeptContext kept, String network) {
        Name name = new Name(ref.toString(), kept.content());
        KeyFacts facts = cache.getIfPresent(name);
        if (facts != null) {
            return Uni.createFrom().item(facts);
        }
        return bulkhead.pass(new Tenant("network " + network), () -> ingestions
                .bundle(ref)
                .chain(bundle -> workers.call(
                        () -> KeyFacts.of(Bundle.read(bundle.bytes()).document())))
                .invoke(newFacts -> cache.put(name, newFacts)));
    }

    private static Problem busy() {
        return new Problem(503, "busy", "Too many pages are being read here; ask again in a while", SOON);
    }
}
