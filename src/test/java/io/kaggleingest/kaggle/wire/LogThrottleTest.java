package io.kaggleingest.kaggle.wire;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class LogThrottleTest {

    private Instant now = Instant.EPOCH;

    @Test
    void is_due_once_in_a_while() {
        Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
        LogThrottle seldom = new LogThrottle(clock, Duration.ofMinutes(1));

        assertTrue(seldom.isDue());
        assertFalse(seldom.isDue());
        now = now.plusSeconds(59);
        assertFalse(seldom.isDue());
        now = now.plusSeconds(1);
        assertTrue(seldom.isDue());
        assertFalse(seldom.isDue());
    }
}
