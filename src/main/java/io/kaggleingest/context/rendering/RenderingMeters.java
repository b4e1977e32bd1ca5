package io.kaggleingest.context.rendering;

import java.util.concurrent.TimeUnit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.context.Context;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;

import io.kaggleingest.load.Latency;
import io.kaggleingest.load.OutcomeCounter;
import io.kaggleingest.load.Spans;

/** Where renderings come from, how long one takes to make, and how much memory they fill. */
@Startup
@ApplicationScoped
class RenderingMeters {

    private final OutcomeCounter<Source> sources;
    private final Timer seconds;
    private final Spans spans;

    private enum Source {
        MEMORY,
        /** Another request was making it. */
        SHARED,
        MADE,
        FAILED
    }

    @Inject
    RenderingMeters(MeterRegistry registry, Renderings renderings, Spans spans) {
        this.spans = spans;
        sources = new OutcomeCounter<>(
                registry, "kaggleingest.renderings", "Renderings by where they come from", "source", Source.class);
        seconds = Latency.ofAnswers(
                registry, "kaggleingest.rendering", "How long a rendering takes to make, with the wait for its turn");
        Gauge.builder("kaggleingest.renderings.waiting", renderings, Renderings::waiting)
                .description("Renderings that wait for their turn")
                .register(registry);
        FunctionCounter.builder("kaggleingest.renderings.refused", renderings, Renderings::refused)
                .description("Renderings that had no room in the line, or waited in vain")
                .register(registry);
        Gauge.builder("kaggleingest.renderings.memory", renderings, Renderings::weight)
                .description("Memory that renderings take")
                .baseUnit("bytes")
                .register(registry);
        Gauge.builder("kaggleingest.renderings.memory.limit", renderings, Renderings::memory)
                .description("Memory that renderings may take")
                .baseUnit("bytes")
                .register(registry);
    }

    void countFromMemory() {
        sources.count(Source.MEMORY);
    }

    void countShared() {
        sources.count(Source.SHARED);
    }

    <T> Uni<T> measure(Uni<T> rendering) {
        long start = System.nanoTime();
        Uni<T> traced = spans.around("rendering", Context.current(), rendering);
        return traced.onItemOrFailure().invoke((result, failure) -> {
            seconds.record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
            sources.count(failure == null ? Source.MADE : Source.FAILED);
        });
    }
}
