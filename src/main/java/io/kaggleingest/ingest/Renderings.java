package io.kaggleingest.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import io.kaggleingest.context.Bundle;
import io.kaggleingest.context.ContextDocument;
import io.kaggleingest.context.Format;
import io.kaggleingest.context.Rendered;
import io.kaggleingest.context.Selection;
import io.kaggleingest.context.TokenCount;

/** Rendered contexts, kept in memory by bytes; what is not there is rendered from the bundle, off the event loop. */
@ApplicationScoped
class Renderings {

    private static final Logger LOG = Logger.getLogger(Renderings.class);

    @Inject
    Ingestions ingestions;

    @Inject
    Blocking blocking;

    @Inject
    IngestConfig config;

    @Inject
    ObjectMapper json;

    private Cache<Key, Rendering> kept;

    /** The fetch time is part of the key: a refreshed bundle is another rendering, on whatever replica it was fetched. */
    private record Key(Ref ref, Instant fetchedAt, Selection selection, Form form) {}

    /** A rendered document, and the body that says nothing but it. */
    record Rendering(ContextDocument document, String text, Body body) {

        int weight() {
            return body.bytes().length + text.length();
        }
    }

    @PostConstruct
    void start() {
        kept = Caffeine.newBuilder()
                .maximumWeight(config.renderingsMemory().asLongValue())
                .weigher((Key key, Rendering rendering) -> rendering.weight())
                .build();
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
        Key key = new Key(ref, found.fetchedAt(), wanted.selection(), wanted.form());
        Rendering known = kept.getIfPresent(key);
        if (known != null) {
            return Uni.createFrom().item(known);
        }
        return ingestions.bundle(ref).chain(bundle -> blocking.call(() -> rendered(key, bundle)));
    }

    /** The same rendering with more to say: that it is stale, or that a refresh is under way. */
    Body with(Rendering rendering, Form form, boolean stale, Job job) {
        boolean plain = !stale && job == null;
        return plain || !form.enveloped()
                ? rendering.body()
                : enveloped(rendering.document(), rendering.text(), stale, job);
    }

    /**
     * Of many requests that miss at once, one renders and the others wait for it, on worker threads. A bundle that was
     * replaced since it was found is rendered for this request and not kept under the old one's time.
     */
    private Rendering rendered(Key key, byte[] bundle) {
        Bundle read = Bundle.read(bundle);
        return read.document().fetchedAt().equals(key.fetchedAt())
                ? kept.get(key, missing -> render(read, key.selection(), key.form()))
                : render(read, key.selection(), key.form());
    }

    private Rendering render(Bundle bundle, Selection selection, Form form) {
        Format format = form.format();
        Rendered rendered = selection.render(bundle, format);
        Body body = form.enveloped()
                ? enveloped(rendered.document(), rendered.text(), false, null)
                : Body.of(rendered.text().getBytes(StandardCharsets.UTF_8), format.mediaType() + ";charset=UTF-8");
        return new Rendering(rendered.document(), rendered.text(), body);
    }

    private Body enveloped(ContextDocument document, String toon, boolean stale, Job job) {
        try {
            byte[] bytes = json.writeValueAsBytes(ContextAnswer.completed(document, toon, stale, job));
            return Body.of(bytes, "application/json;charset=UTF-8");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
