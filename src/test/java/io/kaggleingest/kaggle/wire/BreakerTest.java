package io.kaggleingest.kaggle.wire;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;

import io.kaggleingest.kaggle.wire.Breaker.Pass;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

class BreakerTest {

    private static final Duration PAUSE = Duration.ofSeconds(30);

    private Instant now = Instant.EPOCH;
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private final Breaker breaker = new Breaker(clock, 3, PAUSE);

    @Test
    void lets_all_go_as_long_as_all_is_well() {
        breaker.pass().recordSuccess();
        breaker.pass().recordFailure(Duration.ZERO);
        breaker.pass().recordFailure(Duration.ZERO);

        assertNotNull(breaker.pass());
        assertEquals(Duration.ZERO, breaker.pauseLeft());
    }

    @Test
    void pauses_after_repeated_failures() {
        fail(3);

        assertNull(breaker.pass());
        assertEquals(PAUSE, breaker.pauseLeft());
        now = now.plusSeconds(20);
        assertEquals(Duration.ofSeconds(10), breaker.pauseLeft());
    }

    @Test
    void counts_failures_in_a_row_only() {
        fail(2);
        breaker.pass().recordSuccess();
        fail(2);

        assertNotNull(breaker.pass());
    }

    @Test
    void lets_one_try_after_the_pause() {
        fail(3);
        now = now.plus(PAUSE);

        assertNotNull(breaker.pass());
        assertNull(breaker.pass());
        assertEquals(Duration.ofSeconds(1), breaker.pauseLeft());
    }

    @Test
    void recovers_with_the_first_that_succeeds() {
        fail(3);
        now = now.plus(PAUSE);

        breaker.pass().recordSuccess();
        fail(2);

        assertNotNull(breaker.pass());
    }

    @Test
    void pauses_again_if_the_try_fails() {
        fail(3);
        now = now.plus(PAUSE);

        breaker.pass().recordFailure(Duration.ZERO);

        assertNull(breaker.pass());
        assertEquals(PAUSE, breaker.pauseLeft());
    }

    @Test
    void lets_another_try_when_the_first_was_called_off() {
        fail(3);
        now = now.plus(PAUSE);

        breaker.pass().release();

        assertNotNull(breaker.pass());
    }

    @Test
    void listens_to_nobody_from_before_the_pause() {
        Pass early = breaker.pass();
        Pass late = breaker.pass();
        fail(3);
        early.recordSuccess();
        assertNull(breaker.pass());

        now = now.plus(PAUSE);
        Pass probe = breaker.pass();
        late.recordFailure(Duration.ZERO);
        late.release();
        assertNull(breaker.pass());

        probe.recordSuccess();
        assertNotNull(breaker.pass());
    }

    @Test
    void stays_away_at_once_if_kaggle_asks_for_it() {
        breaker.pass().recordFailure(Duration.ofSeconds(90));

        assertEquals(Duration.ofSeconds(90), breaker.pauseLeft());
    }

    @Test
    void does_not_pause_for_a_small_wish() {
        breaker.pass().recordFailure(Duration.ofSeconds(29));

        assertNotNull(breaker.pass());
    }

    @Test
    void does_not_stay_away_for_a_day() {
        breaker.pass().recordFailure(Duration.ofDays(1));

        assertEquals(Duration.ofMinutes(10), breaker.pauseLeft());
    }

    @Test
    void refuses_settings_that_make_no_sense() {
        assertThrows(IllegalArgumentException.class, () -> new Breaker(clock, 0, PAUSE));
        assertThrows(IllegalArgumentException.class, () -> new Breaker(clock, 1, Duration.ZERO));
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            breaker.pass().recordFailure(Duration.ZERO);
        }
    }
}
