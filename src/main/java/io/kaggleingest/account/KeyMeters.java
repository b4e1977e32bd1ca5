package io.kaggleingest.account;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;

import io.kaggleingest.load.Latency;
import io.kaggleingest.load.OutcomeCounter;
import io.kaggleingest.load.Spans;

/** Counts the outcomes of look-ups of keys, and measures how long they take. */
@Startup
@ApplicationScoped
class KeyMeters {

    private final OutcomeCounter<Result> results;
    private final Timer seconds;
    private final Spans spans;

    private enum Result {
        FOUND,
        /** Unknown, revoked or expired. */
        UNKNOWN,
        FAILED
    }

    @Inject
    KeyMeters(MeterRegistry registry, KeyLookups lookups, Spans spans) {
        this.spans = spans;
        results = new OutcomeCounter<>(
                registry, "kaggleingest.key.lookups", "Look-ups of keys by their end", "outcome", Result.class);
        seconds = Latency.ofAnswers(registry, "kaggleingest.key.lookup", "How long a look-up of a key takes");
        Gauge.builder("kaggleingest.key.lookups.waiting", lookups, KeyLookups::waiting)
                .description("Look-ups of keys that wait for the next batch")
                .register(registry);
    }

    CompletableFuture<Optional<Caller>> measure(CompletableFuture<Optional<Caller>> lookup) {
        long start = System.nanoTime();
        return spans.around("key look-up", lookup).whenComplete((caller, failure) -> {
            seconds.record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
            results.count(caller == null ? Result.FAILED : caller.isPresent() ? Result.FOUND : Result.UNKNOWN);
        });
    }
}
