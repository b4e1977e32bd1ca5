package io.kaggleingest.account;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import io.kaggleingest.load.RateLimiter;
import io.kaggleingest.load.TooManyRequests;

/**
 * How slowly guesses are heard. Failures are counted for each pair of address and client, and for each client, so that
 * nobody's failures slow down somebody else's log-in, and none ever refuses a right password.
 */
final class LoginPace {

    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int FAILURES_PER_PAIR = 10;
    private static final int FAILURES_PER_CLIENT = 50;
    private static final Duration FIRST_DELAY = Duration.ofMillis(250);
    private static final int MOST_DOUBLINGS = 20;

    private final RateLimiter pairs;
    private final RateLimiter clients;
    private final Duration slowest;

    LoginPace(Duration slowest, Clock clock) {
        this.slowest = slowest;
        pairs = new RateLimiter(FAILURES_PER_PAIR, WINDOW, clock);
        clients = new RateLimiter(FAILURES_PER_CLIENT, WINDOW, clock);
    }

    /** How long a guess waits before it is looked at. */
    Duration delay(String address, String client) {
        int beyond = Math.max(
                pairs.events(pair(address, client)) - FAILURES_PER_PAIR, clients.events(client) - FAILURES_PER_CLIENT);
        if (beyond < 0) {
            return Duration.ZERO;
        }
        Duration delay = FIRST_DELAY.multipliedBy(1L << Math.min(beyond, MOST_DOUBLINGS));
        return delay.compareTo(slowest) < 0 ? delay : slowest;
    }

    /** @return how a wrong guess is refused, where there were too many of them */
    Optional<TooManyRequests> countFailure(String address, String client) {
        Optional<TooManyRequests> ofPair =
                pairs.count(pair(address, client), "Too many failed log-ins for this address");
        Optional<TooManyRequests> ofClient = clients.count(client, "Too many failed log-ins");
        return ofPair.or(() -> ofClient);
    }

    void forgetFailures(String address, String client) {
        pairs.forget(pair(address, client));
    }

    private static String pair(String address, String client) {
        return address + " from " + client;
    }
}
