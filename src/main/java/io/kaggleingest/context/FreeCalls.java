package io.kaggleingest.context;

import java.time.Clock;
import java.time.Duration;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.kaggleingest.account.Caller;
import io.kaggleingest.load.RateLimiter;

/**
 * What keeps Kaggle or this service busy and may never be paid: fetches that were begun and not delivered yet, and replays
 * of what was paid before. So many a minute for each account, counted by each replica for itself.
 */
@ApplicationScoped
class FreeCalls {

    private static final int A_MINUTE = 60;
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final String TOO_MANY =
            "Too many fetches that nobody paid for in the end, or retries of what was paid before";

    @Inject
    Clock clock;

    private RateLimiter limiter;

    @PostConstruct
    void start() {
        limiter = new RateLimiter(A_MINUTE, WINDOW, clock);
    }

    /** Counts one more. */
    void count(Caller caller) {
        limiter.count(name(caller), TOO_MANY);
    }

    /** What was begun has been paid in the end: one less. */
    void forgive(Caller caller) {
        limiter.forgive(name(caller));
    }

    void refuseIfUsedUp(Caller caller) {
        limiter.refusal(name(caller), TOO_MANY).ifPresent(refusal -> {
            throw refusal;
        });
    }

    boolean areUsedUp(Caller caller) {
        return limiter.refusal(name(caller), TOO_MANY).isPresent();
    }

    private static String name(Caller caller) {
        return Long.toString(caller.accountId());
    }
}
