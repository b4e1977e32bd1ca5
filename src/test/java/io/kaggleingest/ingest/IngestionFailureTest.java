package io.kaggleingest.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.kaggleingest.web.Problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

class IngestionFailureTest {

    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

    @Test
    void kaggles_own_wait_is_kept_to_if_it_is_one() {
        assertEquals(Duration.ofSeconds(90), pause(busy(Duration.ofSeconds(90)), false));
        assertEquals(Duration.ofSeconds(5), pause(busy(Duration.ZERO), false));
        assertEquals(Duration.ofSeconds(5), pause(busy(Duration.ofSeconds(-60)), false));
        assertEquals(Duration.ofHours(1), pause(busy(Duration.ofDays(1)), false));
        assertEquals(Duration.ofSeconds(30), pause(busy(null), false));
    }

    @Test
    void a_wrong_name_is_remembered_for_an_hour_and_a_callers_own_key_for_two_minutes() {
        assertEquals(Duration.ofHours(1), pause(new Problem(404, "not_found", "no"), false));
        assertEquals(Duration.ofMinutes(2), pause(new Problem(404, "not_found", "no"), true));
    }

    @Test
    void a_fault_of_ours_is_not_tried_again_at_once_and_says_nothing_of_itself() {
        UUID id = UUID.randomUUID();
        IngestionFailure failure = IngestionFailure.of(new IllegalStateException("secret"), id, false, NOW);

        assertEquals("Internal error (id " + id + ")", failure.message());
        assertFalse(failure.toString().contains("secret"));
        assertEquals(NOW.plus(Duration.ofMinutes(5)), failure.failure().retryAt());
    }

    private static Problem busy(Duration wait) {
        return new Problem(503, "kaggle_rate_limited", "busy", wait);
    }

    private static Duration pause(Problem cause, boolean callersKey) {
        IngestionFailure failure = IngestionFailure.of(cause, UUID.randomUUID(), callersKey, NOW);
        return Duration.between(NOW, failure.failure().retryAt());
    }
}
