package io.kaggleingest.load;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.kaggleingest.web.Parallel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class RateLimiterTest {

    private static final class StandingClock extends Clock {

        private Instant now = Instant.parse("2026-11-21T10:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    private final StandingClock clock = new StandingClock();
    private final RateLimiter throttle = new RateLimiter(3, Duration.ofMinutes(15), clock, 100);

    @Test
    void a_name_is_refused_from_its_limit_on() {
        for (int i = 0; i < 3; i++) {
            assertEquals(Optional.empty(), throttle.refusal("a", "No"));
            assertEquals(Optional.empty(), throttle.count("a", "No"));
        }

        TooManyRequests refused = throttle.refusal("a", "No").orElseThrow();
        assertEquals(429, refused.status());
        assertEquals("No; try again in 900 seconds", refused.detail());
        assertEquals(3, refused.headers().get("X-RateLimit-Limit"));
        assertEquals(900L, refused.headers().get("X-RateLimit-Reset"));
        assertEquals(Optional.of(Duration.ofSeconds(900)), refused.retryAfter());
        assertTrue(throttle.count("a", "No").isPresent());
    }

    @Test
    void names_are_counted_apart() {
        countTo(3, "a");

        assertTrue(throttle.refusal("a", "No").isPresent());
        assertEquals(Optional.empty(), throttle.refusal("b", "No"));
    }

    @Test
    void a_window_begins_with_the_first_event_and_refused_ones_do_not_prolong_it() {
        countTo(2, "a");
        clock.now = clock.now.plus(Duration.ofMinutes(10));
        countTo(1, "a");
        assertEquals(300L, throttle.refusal("a", "No").orElseThrow().headers().get("X-RateLimit-Reset"));
        countTo(5, "a");

        clock.now = clock.now.plus(Duration.ofMinutes(5)).minusMillis(1);
        assertEquals(1L, throttle.refusal("a", "No").orElseThrow().headers().get("X-RateLimit-Reset"));
        clock.now = clock.now.plusMillis(1);
        assertEquals(Optional.empty(), throttle.refusal("a", "No"));
        countTo(2, "a");
        assertEquals(Optional.empty(), throttle.refusal("a", "No"));
    }

    @Test
    void a_forgotten_name_begins_anew() {
        countTo(3, "a");
        throttle.forget("a");

        assertEquals(Optional.empty(), throttle.refusal("a", "No"));
    }

    @Test
    void events_at_the_same_time_are_all_counted() {
        List<Boolean> refused = Parallel.call(16, i -> throttle.count("a", "No").isPresent());

        assertEquals(3, refused.stream().filter(r -> !r).count());
    }

    @Test
    void the_memory_of_names_is_bounded() {
        for (int i = 0; i < 10_000; i++) {
            throttle.count("name " + i, "No");
        }

        assertTrue(throttle.names() <= 100, () -> "names: " + throttle.names());
    }

    private void countTo(int events, String name) {
        for (int i = 0; i < events; i++) {
            throttle.count(name, "No");
        }
    }
}
