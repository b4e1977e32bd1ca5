package io.kaggleingest.context.rendering;

import java.time.Duration;
import java.util.Optional;

import io.kaggleingest.ingest.Ingestion;
import io.kaggleingest.job.Job;

/**
 * What an answer says about the age of kept content.
 *
 * @param staleFor its age if that is over the freshness limit, or null
 * @param refresh the ingestion that is under way, or null
 * @param failedRefresh the refresh that failed, so that the content is what was there before, or null
 */
public record Freshness(Duration staleFor, Ingestion refresh, Ingestion failedRefresh) {

    public static final Freshness PLAIN = new Freshness(null, null, null);

    public boolean isPlain() {
        return equals(PLAIN);
    }

    /** The words of an answer, without anything that changes from one moment to the next. */
    record Words(boolean stale, String message, Job job) {}

    public Words words() {
        return new Words(isStale(), message(), job());
    }

    public boolean isStale() {
        return staleFor != null;
    }

    public Optional<Duration> age() {
        return Optional.ofNullable(staleFor);
    }

    /** Why the content could not be refreshed, as a stable word. */
    public Optional<String> failure() {
        return Optional.ofNullable(failedRefresh)
                .map(ingestion -> ingestion.failure().code());
    }

    /** The job that a reader can follow, or null. */
    private Job job() {
        return refresh == null ? null : Job.of(refresh);
    }

    private String message() {
        if (failedRefresh != null) {
            String reason = failedRefresh.failure().status() == 404 ? "Kaggle does not show it any more. " : "";
            return "Kept content. %sThe last refresh failed: %s".formatted(reason, failedRefresh.message());
        }
        if (isStale()) {
            return "Older than the freshness limit" + (refresh == null ? "." : "; a refresh is under way.");
        }
        return "Completed";
    }
}
