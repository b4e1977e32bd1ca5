package io.kaggleingest.account;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.kaggleingest.load.Tenant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

class CallerTest {

    @Test
    void accounts_that_never_paid_wait_in_the_line_of_their_network() {
        assertEquals(
                caller(1, "free", "cb0071/24").tenant(),
                caller(2, "free", "cb0071/24").tenant());
        assertNotEquals(
                caller(1, "free", "cb0071/24").tenant(),
                caller(2, "free", "c63364/24").tenant());
    }

    @Test
    void who_pays_or_has_no_known_network_has_a_line_of_its_own() {
        assertEquals(Tenant.of(1), caller(1, "pro", "cb0071/24").tenant());
        assertEquals(Tenant.of(2), caller(2, "free", null).tenant());
    }

    private static Caller caller(long account, String tier, String network) {
        return new Caller(
                account,
                UUID.randomUUID(),
                "you@example.com",
                tier,
                10,
                Instant.EPOCH,
                Set.of(Scope.values()),
                network,
                0);
    }
}
