package io.kaggleingest.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import io.kaggleingest.web.Problem;

/** Why an ingestion failed, in words for the caller, and for how long that is remembered. Pure. */
record IngestionFailure(String message, Ingestion.Failure failure) {

    private static final Duration WRONG_NAME = Duration.ofHours(1);
    private static final Duration OWN_KEY = Duration.ofMinutes(2);
    private static final Duration PASSING = Duration.ofSeconds(30);

    /** A fetch that killed its workers, or met a fault of ours, would do so again: it is not tried again at once. */
    static final Duration INTERRUPTED = Duration.ofMinutes(5);

    private static final Duration SHORTEST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofHours(1);

    /** An ingestion as a whole went over its limit. */
    static final class TookTooLong extends Problem {
        TookTooLong(Duration limit) {
            super(504, "kaggle_timeout", "Kaggle did not deliver everything within " + limit.toSeconds() + " seconds");
        }
    }

    /** @param callerCredentials with the caller's own credentials, which may be better ones the next time */
    static IngestionFailure of(Throwable cause, UUID id, boolean callerCredentials, Instant now) {
        if (cause instanceof Problem problem) {
            return new IngestionFailure(
                    problem.detail(),
                    new Ingestion.Failure(
                            problem.status(), problem.code(), now.plus(pause(problem, callerCredentials))));
        }
        return new IngestionFailure(
                "Internal error (id %s)".formatted(id),
                new Ingestion.Failure(500, "internal_error", now.plus(INTERRUPTED)));
    }

    boolean isOurs() {
        return failure.status() == 500;
    }

    private static Duration pause(Problem problem, boolean callerCredentials) {
        if (callerCredentials) {
            return OWN_KEY;
        }
        if (problem.status() == 404) {
            return WRONG_NAME;
        }
        Duration wait = problem.retryAfter().orElse(PASSING);
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait.compareTo(SHORTEST) < 0 ? SHORTEST : wait;
    }
}
