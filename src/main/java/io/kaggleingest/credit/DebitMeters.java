package io.kaggleingest.credit;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import org.jspecify.annotations.Nullable;

import io.kaggleingest.load.Latency;
import io.kaggleingest.load.OutcomeCounter;
import io.kaggleingest.load.Spans;
import io.kaggleingest.web.NoAnswer;

/** What debits come to, how many travel together, and how long they take. */
@Startup
@ApplicationScoped
class DebitMeters {

    private final OutcomeCounter<Result> results;
    private final Timer seconds;
    private final Spans spans;
    private final DistributionSummary batches;

    private enum Result {
        GRANTED,
        REFUSED,
        REPLAYED,
        MISUSED,
        /** Only to be taken on a condition that did not hold: the request went on in the usual way. */
        UNPROVEN,
        /** Nothing was taken. */
        FAILED,
        /** Nobody could say whether it was taken. */
        UNKNOWN
    }

    @Inject
    DebitMeters(MeterRegistry registry, DebitQueue queue, Spans spans) {
        this.spans = spans;
        results = new OutcomeCounter<>(
                registry, "kaggleingest.debits", "Debits by what they came to", "outcome", Result.class);
        seconds = Latency.ofAnswers(registry, "kaggleingest.debit", "From the wish to the committed debit");
        batches = DistributionSummary.builder("kaggleingest.debit.batch.size")
                .description("Debits that travel together")
                .register(registry);
        Gauge.builder("kaggleingest.debits.waiting", queue, DebitQueue::waiting)
                .description("Debits that wait for the next batch")
                .register(registry);
    }

    void countSent(int debits) {
        batches.record(debits);
    }

    CompletableFuture<Debit.Outcome> measure(CompletableFuture<Debit.Outcome> debit) {
        long start = System.nanoTime();
        return spans.around("debit", debit).whenComplete((outcome, failure) -> {
            seconds.record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
            results.count(result(outcome, failure));
        });
    }

    private static Result result(Debit.@Nullable Outcome outcome, @Nullable Throwable failure) {
        if (outcome == null) {
            Throwable cause = failure instanceof CompletionException wrapper ? wrapper.getCause() : failure;
            return cause instanceof NoAnswer ? Result.UNKNOWN : Result.FAILED;
        }
        return switch (outcome.verdict()) {
            case GRANTED -> Result.GRANTED;
            case REFUSED -> Result.REFUSED;
            case REPLAYED -> Result.REPLAYED;
            case MISUSED -> Result.MISUSED;
            case UNPROVEN -> Result.UNPROVEN;
        };
    }
}
