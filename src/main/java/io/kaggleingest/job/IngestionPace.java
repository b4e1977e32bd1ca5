package io.kaggleingest.job;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import io.kaggleingest.ingest.Ingestion;

/**
 * How long ingestions take here lately, and what follows for one that is under way. Pure.
 *
 * @param usual the median of recent ingestions, by kind; nothing where there were none
 * @param atOnce how many run side by side
 */
record IngestionPace(Map<String, Duration> usual, int atOnce) {

    static final Duration SHORTEST = Duration.ofSeconds(1);
    static final Duration LONGEST = Duration.ofSeconds(60);

    /** Where nothing has been measured yet. */
    static final Duration UNMEASURED = Duration.ofSeconds(5);

    /**
     * After how long it is worth while to ask again, from {@link #SHORTEST} to {@link #LONGEST}. What runs needs what is
     * left of the usual time; once that is over, as much of its time so far as it has calls left. What is queued waits for
     * those before it, as many at a time as run side by side, and then for itself.
     *
     * @param before how many were queued before it
     */
    Duration left(Ingestion job, int before, Instant now) {
        Duration usually = usual.getOrDefault(job.resource().kindName(), UNMEASURED);
        Duration left = job.startedAt() == null || job.status() == Ingestion.Status.QUEUED
                ? usually.multipliedBy(before / Math.max(1, atOnce) + 1L)
                : leftOf(job, usually, Duration.between(job.startedAt(), now));
        return left.compareTo(SHORTEST) < 0 ? SHORTEST : left.compareTo(LONGEST) > 0 ? LONGEST : left;
    }

    private static Duration leftOf(Ingestion job, Duration usually, Duration sofar) {
        return sofar.compareTo(usually) < 0
                ? usually.minus(sofar)
                : sofar.multipliedBy(job.total() - job.done()).dividedBy(Math.max(1, job.total()));
    }
}
