package io.kaggleingest.job;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import io.kaggleingest.ingest.Ingestion;

/**
 * How long recent ingestions took here, and how long one that is under way will therefore take.
 *
 * @param medians the median of recent ingestions, by kind; nothing where there were none
 * @param atOnce how many run side by side
 */
record IngestionPace(Map<String, Duration> medians, int atOnce) {

    static final Duration SHORTEST = Duration.ofSeconds(1);
    static final Duration LONGEST = Duration.ofSeconds(60);

    /** Where nothing has been measured yet. */
    static final Duration UNMEASURED = Duration.ofSeconds(5);

    /**
     * How long to wait before asking again, from {@link #SHORTEST} to {@link #LONGEST}. A running job needs the rest of
     * the median; once that is over, its time so far, multiplied by the share of its calls that are left. A queued job
     * waits for those before it, of which {@code atOnce} run side by side, and then for itself.
     *
     * @param before how many were queued before it
     */
    Duration remaining(Ingestion job, int before, Instant now) {
        Duration median = medians.getOrDefault(job.resource().kindName(), UNMEASURED);
        Duration wait = job.startedAt() == null || job.status() == Ingestion.Status.QUEUED
                ? median.multipliedBy(before / Math.max(1, atOnce) + 1L)
                : remainingOf(job, median, Duration.between(job.startedAt(), now));
        return wait.compareTo(SHORTEST) < 0 ? SHORTEST : wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }

    private static Duration remainingOf(Ingestion job, Duration median, Duration elapsed) {
        return elapsed.compareTo(median) < 0
                ? median.minus(elapsed)
                : elapsed.multipliedBy(job.total() - job.done()).dividedBy(Math.max(1, job.total()));
    }
}
