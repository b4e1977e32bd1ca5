package io.kaggleingest.context.rendering;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.mutiny.Uni;

import io.kaggleingest.document.budget.Bundle;
import io.kaggleingest.document.budget.Selection;
import io.kaggleingest.document.budget.TokenCount;
import io.kaggleingest.document.form.BenchmarkFiles;
import io.kaggleingest.document.form.RenderedDocument;
import io.kaggleingest.ingest.IngestConfig;
import io.kaggleingest.ingest.Ingestions;
import io.kaggleingest.ingest.ResourceState;
import io.kaggleingest.kaggle.Ref;
import io.kaggleingest.load.BoundedCache;
import io.kaggleingest.load.Bulkhead;
import io.kaggleingest.load.CallerContext;
import io.kaggleingest.load.ConcurrencyLimiter;
import io.kaggleingest.load.DocumentWorkers;
import io.kaggleingest.load.Tenant;
import io.kaggleingest.web.Problem;

/** Rendered contexts, kept in memory by bytes; what is not there is rendered from the bundle, off the event loop. */
@ApplicationScoped
public class Renderings {

    private static final long USUAL_MEMORY = 64L << 20;
    private static final int SHARE_OF_HEAP = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration SOON = Duration.ofSeconds(5);

    @Inject
    Ingestions ingestions;

    @Inject
    DocumentWorkers blocking;

    @Inject
    IngestConfig config;

    @Inject
    ObjectMapper json;

    @Inject
    RenderingMeters meters;

    private final ConcurrentMap<Rendering.Key, CompletableFuture<Rendering>> underWay = new ConcurrentHashMap<>();
    private Cache<Rendering.Key, Rendering> cache;
    private Bulkhead bulkhead;

    @PostConstruct
    void start() {
        cache = BoundedCache.ofWeight(memory(), (Rendering.Key key, Rendering rendering) -> rendering.weight());
        bulkhead = new Bulkhead(
                new ConcurrencyLimiter(
                        DocumentWorkers.threads(), ofOneAccount(DocumentWorkers.threads()), config.renderingsWaiting()),
                PATIENCE,
                Renderings::busy);
    }

    /** Half of the threads, so that one account never takes all of them. */
    private static int ofOneAccount(int threads) {
        return (threads + 1) / 2;
    }

    private static Problem busy() {
        return new Problem(503, "busy", "Too many contexts are being made here; ask again in a while", SOON);
    }

    int waiting() {
        return bulkhead.waiting();
    }

    long refused() {
        return bulkhead.refused();
    }

    /** In bytes, all together. */
    long weight() {
        return cache.policy().eviction().orElseThrow().weightedSize().orElse(0);
    }

    /** In bytes, at most. */
    long memory() {
        return config.renderingsMemory()
                .map(MemorySize::asLongValue)
                .orElse(Math.min(USUAL_MEMORY, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP));
    }

    /**
     * So that the first caller after a start does not wait for the token vocabulary. On a thread that returns to no event
     * loop: a start that is refused, or a stop right after it, waits for nothing and is told nothing.
     */
    void prepare(@Observes StartupEvent event) {
        var preparing = new Thread(TokenCount::prepare, "token-vocabulary");
        preparing.setDaemon(true);
        preparing.start();
    }

    /** @param tenant that asks, who waits in a line of its own */
    public Uni<Rendering> of(Ref ref, ResourceState.KeptContext kept, ContextRequest request, Tenant tenant) {
        Rendering.Key key = new Rendering.Key(
                ref, kept.version(), request.selection(), request.representation(), null, Coding.IDENTITY);
        return cachedOr(key, tenant, () -> ingestions
                .bundle(key.ref())
                .chain(bundle -> blocking.call(() -> renderCurrent(key, bundle))));
    }

    /**
     * Other work on a kept bundle, whose result is not cached. It waits in the line of the tenant, like renderings.
     *
     * @param work off the event loop
     */
    public <T> Uni<T> read(Ref ref, Tenant tenant, Function<Bundle, T> work) {
        return bulkhead.pass(tenant, () -> ingestions
                .bundle(ref)
                .chain(bundle -> blocking.call(() -> work.apply(Bundle.read(bundle.bytes())))));
    }

    /** What was rendered before, if it is still in the memory. */
    public Optional<Body> cached(Rendering.Key key) {
        Optional<Rendering> entry = Optional.ofNullable(cache.getIfPresent(key));
        entry.ifPresent(rendering -> meters.countFromMemory());
        return entry.map(Rendering::body);
    }

    /** The same content with more to say: that it is stale, or that a refresh is under way. */
    public Uni<Rendering> with(Rendering rendering, Freshness freshness, Tenant tenant) {
        if (freshness.isPlain() || !rendering.key().representation().enveloped()) {
            return Uni.createFrom().item(rendering);
        }
        Rendering.Key key = rendering.key().saying(freshness.words());
        return cachedOr(key, tenant, () -> blocking.call(() -> withWords(key, rendering.body())));
    }

    /** In the coding that the caller accepts; a zip stays as it is. */
    public Uni<Rendering> in(Coding coding, Rendering rendering, Tenant tenant) {
        if (coding == Coding.IDENTITY || rendering.key().representation().isBundle()) {
            return Uni.createFrom().item(rendering);
        }
        Rendering.Key key = rendering.key().in(coding);
        return cachedOr(
                key,
                tenant,
                () -> blocking.call(() -> keep(key, rendering.body().gzipped())));
    }

    /**
     * Of many requests that miss at once, one does the work, and the others wait for it. A bundle is read when its turn has
     * come: those that wait hold nothing.
     */
    private Uni<Rendering> cachedOr(Rendering.Key key, Tenant tenant, Supplier<Uni<? extends Rendering>> work) {
        Rendering cached = cache.getIfPresent(key);
        if (cached != null) {
            meters.countFromMemory();
            return Uni.createFrom().item(cached);
        }
        CompletableFuture<Rendering> own = new CompletableFuture<>();
        CompletableFuture<Rendering> first = underWay.putIfAbsent(key, own);
        if (first != null) {
            meters.countShared();
            return CallerContext.returning(first);
        }
        meters.measure(bulkhead.pass(tenant, work))
                .onTermination()
                .invoke(() -> underWay.remove(key))
                .subscribe()
                .with(own::complete, own::completeExceptionally);
        return CallerContext.returning(own);
    }

    /** The bundle may be newer than the version of the request; older versions are not asked for any more. */
    private Rendering renderCurrent(Rendering.Key request, Ingestions.KeptBundle bundle) {
        int version = bundle.kept().version();
        forget(key -> key.ref().equals(request.ref()) && key.version() < version);
        Rendering.Key key = request.of(version);
        Rendering cached = cache.getIfPresent(key);
        return cached == null ? keep(key, render(bundle, key.selection(), key.representation())) : cached;
    }

    /** Words of a moment ago are not said again. */
    private Rendering withWords(Rendering.Key key, Body body) throws IOException {
        Rendering.Key withoutWords = key.saying(null);
        forget(other ->
                other.words() != null && other.saying(null).in(Coding.IDENTITY).equals(withoutWords));
        ContextAnswer answer = json.readValue(body.bytes(), ContextAnswer.class);
        return keep(key, body.saying(json.writeValueAsBytes(answer.with(key.words())), key.words()));
    }

    private void forget(Predicate<Rendering.Key> which) {
        cache.asMap().keySet().removeIf(which);
    }

    private Rendering keep(Rendering.Key key, Body body) {
        Rendering rendering = new Rendering(key, body);
        cache.put(key, rendering);
        return rendering;
    }

    private Body render(Ingestions.KeptBundle bundle, Selection selection, Representation representation) {
        EntityTag tag = EntityTag.of(bundle.kept(), selection, representation);
        if (representation.isBundle()) {
            byte[] zip = BenchmarkFiles.zip(Bundle.read(bundle.bytes()).document());
            return new Body(zip, representation.mediaType(), tag, Coding.IDENTITY, 0);
        }
        RenderedDocument rendered = selection.render(Bundle.read(bundle.bytes()), representation.format());
        byte[] bytes = representation.enveloped()
                ? envelope(ContextAnswer.completed(rendered.document(), rendered.text()))
                : rendered.text().getBytes(StandardCharsets.UTF_8);
        return new Body(
                bytes,
                representation.mediaType(),
                tag,
                Coding.IDENTITY,
                rendered.document().tokens().total());
    }

    private byte[] envelope(ContextAnswer answer) {
        try {
            return json.writeValueAsBytes(answer);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
