package io.kaggleingest.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.kaggleingest.kaggle.Ref;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ResourceStateTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final Duration FRESHNESS = Duration.ofDays(3);

    @Test
    void nothing_known_wants_an_ingestion() {
        assertTrue(wants(null, null, false));
    }

    @Test
    void one_under_way_is_enough() {
        assertFalse(wants(null, job(Ingestion.Status.QUEUED, null), true));
        assertFalse(wants(null, job(Ingestion.Status.RUNNING, null), true));
    }

    @Test
    void a_failure_is_remembered_until_its_time() {
        assertFalse(wants(null, job(Ingestion.Status.FAILED, NOW.plusMillis(1)), true));
        assertTrue(wants(null, job(Ingestion.Status.FAILED, NOW), true));
    }

    @Test
    void a_failed_refresh_holds_back_the_next_one() {
        assertFalse(wants(Duration.ofDays(4), job(Ingestion.Status.FAILED, NOW.plusSeconds(10)), false));
    }

    @Test
    void fresh_content_is_left_alone_and_stale_content_is_not() {
        assertFalse(wants(FRESHNESS, job(Ingestion.Status.COMPLETED, null), false));
        assertTrue(wants(FRESHNESS.plusMillis(1), job(Ingestion.Status.COMPLETED, null), false));
    }

    @Test
    void a_refresh_is_heeded_once_the_content_has_an_age() {
        assertFalse(wants(ResourceState.REFRESH_PAUSE, null, true));
        assertTrue(wants(ResourceState.REFRESH_PAUSE.plusMillis(1), null, true));
    }

    @Test
    void a_refresh_that_took_long_is_no_reason_for_the_next_one() {
        Duration age = Duration.ofMinutes(5);

        assertFalse(wants(age, completed(NOW.minus(ResourceState.REFRESH_PAUSE)), true));
        assertTrue(wants(age, completed(NOW.minus(ResourceState.REFRESH_PAUSE).minusMillis(1)), true));
    }

    @Test
    void the_age_counts_from_the_fetch() {
        assertEquals(
                Duration.ofMinutes(5), new ResourceState.KeptContext(NOW.minusSeconds(300), 1, "content").age(NOW));
    }

    private static boolean wants(Duration age, Ingestion latest, boolean refresh) {
        ResourceState found = new ResourceState(
                Optional.ofNullable(age).map(a -> new ResourceState.KeptContext(NOW.minus(a), 1, "content")),
                Optional.ofNullable(latest));
        return found.wantsIngestion(NOW, FRESHNESS, refresh);
    }

    private static Ingestion job(Ingestion.Status status, Instant retryAt) {
        return job(status, null, retryAt);
    }

    private static Ingestion completed(Instant finishedAt) {
        return job(Ingestion.Status.COMPLETED, finishedAt, null);
    }

    private static Ingestion job(Ingestion.Status status, Instant finishedAt, Instant retryAt) {
        return new Ingestion(
                UUID.randomUUID(),
                Ref.ofRow("competition", "titanic", Ref.EVERYBODY),
                7,
                status,
                "stage",
                0,
                0,
                "message",
                NOW.minusSeconds(60),
                null,
                finishedAt,
                retryAt == null ? null : new Ingestion.Failure(404, "kaggle_not_found", retryAt));
    }
}
