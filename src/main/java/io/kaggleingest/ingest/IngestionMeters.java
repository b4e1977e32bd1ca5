package io.kaggleingest.ingest;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;

import io.kaggleingest.load.Latency;

/** How ingestions end on this replica and why, how long they wait and how long they take. */
@Startup
@ApplicationScoped
class IngestionMeters {

    private static final String NAME = "kaggleingest.ingestions";

    private final Clock clock;
    private final Counter completed;
    private final Counter stopped;
    private final Map<Cause, Counter> failures = new EnumMap<>(Cause.class);
    private final Timer waits;
    private final Timer completedIn;
    private final Timer failedIn;

    /** The codes of failures; a code that is not here is counted as another one. */
    private enum Cause {
        KAGGLE_NOT_FOUND,
        KAGGLE_RULES_NOT_ACCEPTED,
        KAGGLE_REFUSED,
        KAGGLE_REFUSED_CREDENTIALS,
        KAGGLE_RATE_LIMITED,
        KAGGLE_FAILED,
        KAGGLE_TIMEOUT,
        KAGGLE_UNAVAILABLE,
        KAGGLE_BUSY,
        INGESTION_INTERRUPTED,
        INTERNAL_ERROR,
        OTHER;

        static Cause of(String code) {
            for (Cause cause : values()) {
                if (cause.toString().equals(code)) {
                    return cause;
                }
            }
            return OTHER;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Inject
    IngestionMeters(MeterRegistry registry, IngestionRuns runs, Clock clock) {
        this.clock = clock;
        completed = outcomeCounter(registry, "completed", "none");
        stopped = outcomeCounter(registry, "stopped", "none");
        for (Cause cause : Cause.values()) {
            failures.put(cause, outcomeCounter(registry, "failed", cause.toString()));
        }
        waits = Latency.ofIngestions(
                registry, "kaggleingest.ingestion.wait", "How long an ingestion waits for a worker");
        completedIn = took(registry, "completed");
        failedIn = took(registry, "failed");
        Gauge.builder("kaggleingest.ingestions.running", runs, IngestionRuns::underWay)
                .description("Ingestions under way on this replica")
                .register(registry);
    }

    private static Counter outcomeCounter(MeterRegistry registry, String outcome, String cause) {
        return Counter.builder(NAME)
                .description("Ingestions by their end and its cause")
                .tags("outcome", outcome, "cause", cause)
                .register(registry);
    }

    private static Timer took(MeterRegistry registry, String outcome) {
        return Latency.ofIngestions(
                registry,
                "kaggleingest.ingestion",
                "How long an ingestion takes, from its claim to its end",
                "outcome",
                outcome);
    }

    void countBegin(IngestionRun run) {
        Duration waited = Duration.between(run.ingestion().createdAt(), clock.instant());
        waits.record(waited.isNegative() ? Duration.ZERO : waited);
    }

    private Counter counter(Cause cause) {
        return Objects.requireNonNull(failures.get(cause));
    }

    void completed(IngestionRun run) {
        completed.increment();
        completedIn.record(run.nanos(), TimeUnit.NANOSECONDS);
    }

    void countFailure(IngestionRun run, String code) {
        counter(Cause.of(code)).increment();
        failedIn.record(run.nanos(), TimeUnit.NANOSECONDS);
    }

    /** The claim was lost; another worker may go on. */
    void stopped() {
        stopped.increment();
    }

    /** Given up, because their workers had died. */
    void interrupted(int ingestions) {
        counter(Cause.INGESTION_INTERRUPTED).increment(ingestions);
    }
}
