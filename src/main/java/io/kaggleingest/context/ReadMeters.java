package io.kaggleingest.context;

import java.util.concurrent.TimeUnit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

import io.kaggleingest.context.rendering.Body;
import io.kaggleingest.load.Latency;
import io.kaggleingest.load.OutcomeCounter;
import io.kaggleingest.web.Problem;

/** What comes of requests for content that is kept, and how fresh it is. */
@Startup
@ApplicationScoped
class ReadMeters {

    private final OutcomeCounter<Result> results;
    private final OutcomeCounter<Age> ages;
    private final Timer seconds;
    private final Counter tokens;

    private enum Result {
        DELIVERED,
        NOT_MODIFIED,
        /** HEAD. */
        HEADERS,
        /** The caller can mend it: no credits, a key of another request. */
        REFUSED,
        /** A bound was reached. */
        BUSY,
        FAILED
    }

    private enum Age {
        FRESH,
        STALE
    }

    @Inject
    ReadMeters(MeterRegistry registry) {
        results = new OutcomeCounter<>(
                registry,
                "kaggleingest.kept.reads",
                "Requests for content that is kept, by what they came to",
                "outcome",
                Result.class);
        ages = new OutcomeCounter<>(
                registry,
                "kaggleingest.deliveries",
                "Kept content by its age when it was told",
                "freshness",
                Age.class);
        seconds = Latency.ofAnswers(
                registry, "kaggleingest.kept.read", "How long a request for content that is kept takes");
        tokens = Counter.builder("kaggleingest.tokens.delivered")
                .description("Tokens of delivered contexts")
                .register(registry);
    }

    Uni<Response> measure(ContextCall call, boolean stale, Uni<Response> answer) {
        long start = System.nanoTime();
        return answer.onItemOrFailure()
                .invoke((response, failure) -> count(call, stale, response, failure, System.nanoTime() - start));
    }

    /** An answer that was given before. */
    void countRepeated(Body body, long nanos) {
        seconds.record(nanos, TimeUnit.NANOSECONDS);
        ages.count(Age.FRESH);
        results.count(Result.DELIVERED);
        countDelivered(body);
    }

    void countDelivered(Body body) {
        tokens.increment(body.tokens());
    }

    private void count(
            ContextCall call, boolean stale, @Nullable Response response, @Nullable Throwable failure, long nanos) {
        seconds.record(nanos, TimeUnit.NANOSECONDS);
        if (response == null) {
            results.count(result(failure));
            return;
        }
        ages.count(stale ? Age.STALE : Age.FRESH);
        results.count(
                response.getStatus() == Response.Status.NOT_MODIFIED.getStatusCode()
                        ? Result.NOT_MODIFIED
                        : call.headOnly() ? Result.HEADERS : Result.DELIVERED);
    }

    private static Result result(@Nullable Throwable failure) {
        if (failure instanceof Problem problem) {
            return problem.status() < 500 ? Result.REFUSED : problem.status() == 503 ? Result.BUSY : Result.FAILED;
        }
        return Result.FAILED;
    }
}
