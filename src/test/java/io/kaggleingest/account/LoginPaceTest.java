package io.kaggleingest.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class LoginPaceTest {

    private final LoginPace pace = new LoginPace(Duration.ofSeconds(10), Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

    @Test
    void guesses_are_heard_more_and_more_slowly() {
        fail(10, "a@example.com", "192.0.2.1");
        assertEquals(Duration.ofMillis(250), pace.delay("a@example.com", "192.0.2.1"));

        fail(2, "a@example.com", "192.0.2.1");
        assertEquals(Duration.ofSeconds(1), pace.delay("a@example.com", "192.0.2.1"));

        fail(100, "a@example.com", "192.0.2.1");
        assertEquals(Duration.ofSeconds(10), pace.delay("a@example.com", "192.0.2.1"));
    }

    @Test
    void nobody_elses_log_in_is_slowed() {
        fail(30, "a@example.com", "192.0.2.1");

        assertEquals(Duration.ZERO, pace.delay("a@example.com", "192.0.2.2"));
        assertEquals(Duration.ZERO, pace.delay("b@example.com", "192.0.2.1"));
    }

    @Test
    void a_client_that_tries_many_addresses_is_slowed_for_all() {
        for (int i = 0; i < 51; i++) {
            fail(1, "a" + i + "@example.com", "192.0.2.1");
        }

        assertTrue(pace.delay("fresh@example.com", "192.0.2.1").compareTo(Duration.ZERO) > 0);
    }

    @Test
    void a_right_password_is_heard_at_once_the_next_time() {
        fail(12, "a@example.com", "192.0.2.1");

        pace.forgetFailures("a@example.com", "192.0.2.1");

        assertEquals(Duration.ZERO, pace.delay("a@example.com", "192.0.2.1"));
    }

    private void fail(int times, String address, String client) {
        for (int i = 0; i < times; i++) {
            pace.countFailure(address, client);
        }
    }
}
