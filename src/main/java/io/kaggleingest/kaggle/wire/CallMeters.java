package io.kaggleingest.kaggle.wire;

import java.util.Locale;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.smallrye.mutiny.Uni;

import io.kaggleingest.kaggle.KaggleProblem;
import io.kaggleingest.load.Bulkhead;
import io.kaggleingest.load.Latency;
import io.kaggleingest.load.OutcomeCounter;

/** Counts the results of calls of one kind, measures how long they take, and shows how many wait. */
final class CallMeters {

    private static final String LABEL = "kind";

    private final String kind;
    private final MeterRegistry registry;
    private final OutcomeCounter<Result> results;
    private final Timer seconds;
    private final Counter credentialsRefused;

    private enum Result {
        OK,
        NOT_FOUND,
        REFUSED,
        LIMITED,
        TIMEOUT,
        FAILED,
        /** It was cancelled before its end. */
        ABANDONED
    }

    CallMeters(CallKind kind, MeterRegistry registry) {
        this.kind = kind.name().toLowerCase(Locale.ROOT);
        this.registry = registry;
        results = new OutcomeCounter<>(
                registry,
                "kaggleingest.kaggle.calls",
                "Calls of Kaggle by their end",
                "outcome",
                Result.class,
                LABEL,
                this.kind);
        seconds = Latency.ofCalls(
                registry, "kaggleingest.kaggle.call", "How long a call of Kaggle takes", LABEL, this.kind);
        credentialsRefused = Counter.builder("kaggleingest.kaggle.credentials.refused")
                .description("Calls in which Kaggle refused the credentials of this service")
                .register(registry);
    }

    /** Counts for nobody. */
    static CallMeters unregistered(CallKind kind) {
        return new CallMeters(kind, new CompositeMeterRegistry());
    }

    CallMeters observe(Bulkhead line, Breaker breaker, KindPause pause) {
        Tags tags = Tags.of(LABEL, kind);
        Gauge.builder(
                        "kaggleingest.kaggle.breaker.open",
                        breaker,
                        observed -> observed.pauseLeft().isZero() ? 0 : 1)
                .tags(tags)
                .description("1 while Kaggle is left alone")
                .register(registry);
        Gauge.builder(
                        "kaggleingest.kaggle.paused",
                        pause,
                        each -> each.remaining().isZero() ? 0 : 1)
                .tags(tags)
                .description("1 while calls wait because Kaggle told one of them to")
                .register(registry);
        Gauge.builder("kaggleingest.kaggle.calls.running", line, Bulkhead::going)
                .tags(tags)
                .description("Calls of Kaggle under way")
                .register(registry);
        Gauge.builder("kaggleingest.kaggle.calls.waiting", line, Bulkhead::waiting)
                .tags(tags)
                .description("Calls of Kaggle that wait for their turn")
                .register(registry);
        FunctionCounter.builder("kaggleingest.kaggle.calls.refused", line, Bulkhead::refused)
                .tags(tags)
                .description("Calls that had no room in the line, or waited in vain")
                .register(registry);
        return this;
    }

    /** Counts from its subscription on. */
    <T> Uni<T> measure(Uni<T> call) {
        return Uni.createFrom().deferred(() -> {
            long start = System.nanoTime();
            return call.onItem()
                    .invoke(() -> end(start, Result.OK))
                    .onFailure()
                    .invoke(failure -> endWith(start, failure))
                    .onCancellation()
                    .invoke(() -> end(start, Result.ABANDONED));
        });
    }

    private void endWith(long start, Throwable failure) {
        end(start, failure instanceof KaggleProblem problem ? result(problem) : Result.FAILED);
        if (failure instanceof KaggleProblem problem && problem.isOfServiceCredentials()) {
            credentialsRefused.increment();
        }
    }

    private void end(long start, Result result) {
        seconds.record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
        results.count(result);
    }

    private static Result result(KaggleProblem problem) {
        if (problem.isRateLimit()) {
            return Result.LIMITED;
        }
        if (problem.isMissing()) {
            return Result.NOT_FOUND;
        }
        return switch (problem.code()) {
            case "kaggle_timeout" -> Result.TIMEOUT;
            case "kaggle_failed" -> Result.FAILED;
            default -> Result.REFUSED;
        };
    }
}
