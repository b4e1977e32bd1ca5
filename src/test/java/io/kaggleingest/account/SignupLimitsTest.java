package io.kaggleingest.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SignupLimitsTest {

    @Test
    void a_network_opens_so_many_accounts_and_others_are_not_touched() {
        SignupLimits limits = limits(2, 100);

        assertTrue(limits.count("one").isEmpty());
        assertTrue(limits.count("one").isEmpty());
        assertEquals(429, limits.count("one").orElseThrow().status());
        assertTrue(limits.count("another").isEmpty());
    }

    @Test
    void all_networks_together_have_a_limit() {
        SignupLimits limits = limits(2, 3);
        limits.count("a");
        limits.count("b");
        limits.count("c");

        assertFalse(limits.count("d").isEmpty());
    }

    @Test
    void zero_is_no_limit() {
        SignupLimits limits = limits(0, 0);
        for (int i = 0; i < 5_000; i++) {
            assertTrue(limits.count("one").isEmpty());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.17, 192.0.2.200, true",
        "192.0.2.17, 192.0.3.17, false",
        "2001:db8:1:2ab::1, 2001:db8:1:2cd:ffff::2, true",
        "2001:db8:1:2ab::1, 2001:db8:1:3ab::1, false"
    })
    void a_network_is_what_one_customer_usually_has(String one, String other, boolean same) {
        assertEquals(same, ClientAddress.network(one).equals(ClientAddress.network(other)));
    }

    private static SignupLimits limits(int perNetwork, int all) {
        SignupLimits limits = new SignupLimits();
        limits.clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        limits.config = new AccountConfig() {
            @Override
            public Duration lastUsedInterval() {
                return Duration.ofMinutes(1);
            }

            @Override
            public int signupsPerNetwork() {
                return perNetwork;
            }

            @Override
            public int signups() {
                return all;
            }

            @Override
            public Duration slowestLogin() {
                return Duration.ZERO;
            }
        };
        limits.start();
        return limits;
    }
}
