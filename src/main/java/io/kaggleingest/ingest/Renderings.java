package io.kaggleingest.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import io.kaggleingest.context.Bundle;
import io.kaggleingest.context.Format;
import io.kaggleingest.context.Rendered;
import io.kaggleingest.context.Selection;
import io.kaggleingest.context.TokenCount;
import io.kaggleingest.credit.CallerContext;

/** Rendered contexts, kept in memory by bytes; what is not there is rendered from the bundle, off the event loop. */
@ApplicationScoped
class Renderings {

    private static final Logger LOG = Logger.getLogger(Renderings.class);
    private static final long USUAL_MEMORY = 64L << 20;
    private static final int SHARE_OF_HEAP = 8;

    @Inject
    Ingestions ingestions;

    @Inject
    Blocking blocking;

    @Inject
    IngestConfig config;

    @Inject
    ObjectMapper json;

    private final ConcurrentMap<Key, CompletableFuture<Rendering>> underWay = new ConcurrentHashMap<>();
    private Cache<Key, Rendering> kept;

    /** Another version is another rendering, on whatever replica it was fetched. */
    private record Key(Ref ref, int version, Selection selection, Form form) {}

    /** The body that says nothing but the document: nothing else of it is kept, because it would be twice as much. */
    record Rendering(int version, Body body) {

        int weight() {
            return body.bytes().length;
        }
    }

    @PostConstruct
    void start() {
        kept = Caffeine.newBuilder()
                .maximumWeight(memory())
                .weigher((Key key, Rendering rendering) -> rendering.weight())
                .build();
    }

    private long memory() {
        return config.renderingsMemory()
                .map(MemorySize::asLongValue)
                .orElse(Math.min(USUAL_MEMORY, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP));
    }

    /** So that the first caller after a start does not wait for the token vocabulary. */
    void prepare(@Observes StartupEvent event) {
        blocking.call(() -> {
                    TokenCount.prepare();
                    return true;
                })
                .subscribe()
                .with(ready -> LOG.debug("The token vocabulary is read"), LOG::error);
    }

    Uni<Rendering> of(Ref ref, Found.Kept found, ContextRequest wanted) {
        Key key = new Key(ref, found.version(), wanted.selection(), wanted.form());
        Rendering known = kept.getIfPresent(key);
        return known == null ? together(key) : Uni.createFrom().item(known);
    }

    /** Of many requests that miss at once, one reads and renders, and the others wait for it. */
    private Uni<Rendering> together(Key key) {
        CompletableFuture<Rendering> mine = new CompletableFuture<>();
        CompletableFuture<Rendering> first = underWay.putIfAbsent(key, mine);
        if (first != null) {
            return CallerContext.returning(first);
        }
        ingestions
                .bundle(key.ref())
                .chain(bundle -> blocking.call(() -> rendered(key, bundle)))
                .onTermination()
                .invoke(() -> underWay.remove(key))
                .subscribe()
                .with(mine::complete, mine::completeExceptionally);
        return CallerContext.returning(mine);
    }

    /** The same rendering with more to say: that it is stale, or that a refresh is under way. */
    Uni<Body> with(Rendering rendering, Form form, Freshness freshness) {
        return freshness.isPlain() || !form.enveloped()
                ? Uni.createFrom().item(rendering.body())
                : blocking.call(() -> enveloped(json.readValue(rendering.body().bytes(), ContextAnswer.class)
                        .with(freshness)));
    }

    /** The bundle may be newer than what was asked for; nobody asks for versions that are older any more. */
    private Rendering rendered(Key asked, Ingestions.KeptBundle bundle) {
        kept.asMap().keySet().removeIf(key -> key.ref().equals(asked.ref()) && key.version() < bundle.version());
        Key key = new Key(asked.ref(), bundle.version(), asked.selection(), asked.form());
        return kept.get(key, missing -> render(bundle, key.selection(), key.form()));
    }

    private Rendering render(Ingestions.KeptBundle bundle, Selection selection, Form form) {
        Format format = form.format();
        Rendered rendered = selection.render(Bundle.read(bundle.bytes()), format);
        Body body = form.enveloped()
                ? enveloped(ContextAnswer.completed(rendered.document(), rendered.text()))
                : Body.of(rendered.text().getBytes(StandardCharsets.UTF_8), format.mediaType() + ";charset=UTF-8");
        return new Rendering(bundle.version(), body);
    }

    private Body enveloped(ContextAnswer answer) {
        try {
            return Body.of(json.writeValueAsBytes(answer), "application/json;charset=UTF-8");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
