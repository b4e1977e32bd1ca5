package io.kaggleingest.kaggle.wire;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;

import io.kaggleingest.kaggle.CallSubject;
import io.kaggleingest.kaggle.KaggleProblem;
import io.kaggleingest.web.AdjustableClock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

class KindPauseTest {

    private final AdjustableClock clock = new AdjustableClock();
    private final KindPause pause = new KindPause(clock, Duration.ofMinutes(10));

    @Test
    void what_one_call_was_told_holds_for_all_until_it_is_over() {
        pause.heed(limit(Duration.ofMinutes(5)));
        pause.heed(limit(Duration.ofMinutes(1)));

        clock.advance(Duration.ofMinutes(4));
        assertFalse(pause.remaining().isZero());

        clock.advance(Duration.ofMinutes(1));
        assertEquals(Duration.ZERO, pause.remaining());
    }

    @Test
    void what_is_left_is_never_less_than_a_timer_can_count() {
        Instant now = Instant.parse("2026-11-26T12:00:00Z");
        KindPause toldBefore = new KindPause(Clock.fixed(now, ZoneOffset.UTC), Duration.ofMinutes(10));

        toldBefore.heed(limit(Duration.ofNanos(1)));

        assertEquals(Duration.ofMillis(1), toldBefore.remaining());
    }

    @Test
    void a_failure_without_a_wait_pauses_nobody() {
        pause.heed(limit(null));

        assertEquals(Duration.ZERO, pause.remaining());
    }

    @Test
    void nobody_is_kept_away_for_a_day() {
        pause.heed(limit(Duration.ofDays(1)));

        clock.advance(Duration.ofMinutes(10));

        assertEquals(Duration.ZERO, pause.remaining());
    }

    @Test
    void an_answer_ends_what_is_over_and_nothing_else() {
        pause.heed(limit(Duration.ofMinutes(5)));
        pause.recordAnswer();
        assertFalse(pause.remaining().isZero());

        clock.advance(Duration.ofMinutes(6));
        pause.recordAnswer();
        clock.reset();

        assertEquals(Duration.ZERO, pause.remaining());
    }

    private static KaggleProblem limit(Duration wait) {
        return KaggleProblem.rateLimited(CallSubject.competitions(false), wait);
    }
}
