package io.kaggleingest.load;

import java.util.concurrent.CompletableFuture;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.context.Context;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Steps of a trace. They are named by what is done, never by what a caller or Kaggle sent, and carry no values. Nothing is
 * recorded as long as nobody is there to send it to.
 */
@ApplicationScoped
public class Spans {

    /** For who is made without the application. */
    public static final Spans NONE = new Spans(TracerProvider.noop().get(""));

    private final Tracer tracer;

    /** A disabled SDK still makes spans and throws them away, so nobody asks it. */
    @Inject
    Spans(Tracer tracer, @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean disabled) {
        this.tracer = disabled ? NONE.tracer : tracer;
    }

    private Spans(Tracer tracer) {
        this.tracer = tracer;
    }

    /** A span below the given one, or below none. Whoever begins it ends it. */
    public Span begin(String name, Context parent) {
        return tracer.spanBuilder(name).setParent(parent).startSpan();
    }

    /** Lasts from the subscription to the end, below the given span. */
    public <T> Uni<T> around(String name, Context parent, Uni<T> work) {
        return Uni.createFrom().deferred(() -> {
            Span span = begin(name, parent);
            return work.onTermination().invoke((item, failure, cancelled) -> end(span, failure));
        });
    }

    /** Lasts until the work that is under way has ended, below what is going on here. */
    public <T> CompletableFuture<T> around(String name, CompletableFuture<T> work) {
        Span span = begin(name, Context.current());
        return work.whenComplete((item, failure) -> end(span, failure));
    }

    /** A failure's text may be another one's words, so only its class is told. */
    private static void end(Span span, @Nullable Throwable failure) {
        if (failure != null) {
            span.setStatus(StatusCode.ERROR, failure.getClass().getSimpleName());
        }
        span.end();
    }
}
