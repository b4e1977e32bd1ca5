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
    void letsAllGoAsLongAsAllIsWell() {
        breaker.pass().succeeded();
        breaker.pass().failed(Duration.ZERO);
        breaker.pass().failed(Duration.ZERO);

        assertNotNull(breaker.pass());
        assertEquals(Duration.ZERO, breaker.pauseLeft());
    }

    @Test
    void pausesAfterRepeatedFailures() {
        fail(3);

        assertNull(breaker.pass());
        assertEquals(PAUSE, breaker.pauseLeft());
        now = now.plusSeconds(20);
        assertEquals(Duration.ofSeconds(10), breaker.pauseLeft());
    }

    @Test
    void countsFailuresInARowOnly() {
        fail(2);
        breaker.pass().succeeded();
        fail(2);

        assertNotNull(breaker.pass());
    }

    @Test
    void letsOneTryAfterThePause() {
        fail(3);
        now = now.plus(PAUSE);

        assertNotNull(breaker.pass());
        assertNull(breaker.pass());
        assertEquals(Duration.ofSeconds(1), breaker.pauseLeft());
    }

    @Test
    void recoversWithTheFirstThatSucceeds() {
        fail(3);
        now = now.plus(PAUSE);

        breaker.pass().succeeded();
        fail(2);

        assertNotNull(breaker.pass());
    }

    @Test
    void pausesAgainIfTheTryFails() {
        fail(3);
        now = now.plus(PAUSE);

        breaker.pass().failed(Duration.ZERO);

        assertNull(breaker.pass());
        assertEquals(PAUSE, breaker.pauseLeft());
    }

    @Test
    void letsAnotherTryWhenTheFirstWasCalledOff() {
        fail(3);
        now = now.plus(PAUSE);

        breaker.pass().abandoned();

        assertNotNull(breaker.pass());
    }

    @Test
    void listensToNobodyFromBeforeThePause() {
        Pass early = breaker.pass();
        Pass late = breaker.pass();
        fail(3);
        early.succeeded();
        assertNull(breaker.pass());

        now = now.plus(PAUSE);
        Pass probe = breaker.pass();
        late.failed(Duration.ZERO);
        late.abandoned();
        assertNull(breaker.pass());

        probe.succeeded();
        assertNotNull(breaker.pass());
    }

    @Test
    void staysAwayAtOnceIfKaggleAsksForIt() {
        breaker.pass().failed(Duration.ofSeconds(90));

        assertEquals(Duration.ofSeconds(90), breaker.pauseLeft());
    }

    @Test
    void doesNotPauseForASmallWish() {
        breaker.pass().failed(Duration.ofSeconds(29));

        assertNotNull(breaker.pass());
    }

    @Test
    void doesNotStayAwayForADay() {
        breaker.pass().failed(Duration.ofDays(1));

        assertEquals(Duration.ofMinutes(10), breaker.pauseLeft());
    }

    @Test
    void refusesSettingsThatMakeNoSense() {
        assertThrows(IllegalArgumentException.class, () -> new Breaker(clock, 0, PAUSE));
        assertThrows(IllegalArgumentException.class, () -> new Breaker(clock, 1, Duration.ZERO));
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            breaker.pass().failed(Duration.ZERO);
        }
    }
}
