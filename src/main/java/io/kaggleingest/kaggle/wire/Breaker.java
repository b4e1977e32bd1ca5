package io.kaggleingest.kaggle.wire;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Leaves Kaggle alone for a pause after so many failures in a row, or after one that asks for such a pause itself. Then
 * one call may try; if it succeeds, all may again.
 */
final class Breaker {

    /** The longest pause that is granted to Kaggle: a wrong {@code Retry-After} must not lock us out for a day. */
    private static final int MOST_PAUSES = 20;

    private final Clock clock;
    private final int limit;
    private final Duration pause;
    private int failures;
    /** When the next call may try; null as long as all may. */
    private @Nullable Instant closedUntil;

    private @Nullable Pass probe;

    /** @param limit so many failures in a row open it */
    Breaker(Clock clock, int limit, Duration pause) {
        if (limit < 1 || pause.isNegative() || pause.isZero()) {
            throw new IllegalArgumentException("%d failures, pause %s".formatted(limit, pause));
        }
        this.clock = clock;
        this.limit = limit;
        this.pause = pause;
    }

    /** Permission for one call, which ends it in one of three ways. Calls from before a pause no longer count. */
    final class Pass {

        void recordSuccess() {
            end(this, true, Duration.ZERO);
        }

        /** @param retryAfter how long Kaggle wants to be left alone, zero where it does not say */
        void recordFailure(Duration retryAfter) {
            end(this, false, retryAfter);
        }

        /** The call was cancelled before its end. */
        void release() {
            giveBack(this);
        }
    }

    /** How long to stay away, zero for not at all. */
    synchronized Duration pauseLeft() {
        if (closedUntil == null) {
            return Duration.ZERO;
        }
        Duration wait = Duration.between(clock.instant(), closedUntil);
        if (wait.isNegative() || wait.isZero()) {
            return probe == null ? Duration.ZERO : Duration.ofSeconds(1);
        }
        return wait;
    }

    /** @return null as long as no call may go: see {@link #pauseLeft()} */
    synchronized @Nullable Pass pass() {
        if (!pauseLeft().isZero()) {
            return null;
        }
        Pass pass = new Pass();
        if (closedUntil != null) {
            probe = pass;
        }
        return pass;
    }

    private synchronized void end(Pass pass, boolean success, Duration retryAfter) {
        if (closedUntil != null && probe != pass) {
            return;
        }
        probe = null;
        if (success) {
            failures = 0;
            closedUntil = null;
            return;
        }
        failures = Math.min(failures + 1, limit);
        if (failures == limit || retryAfter.compareTo(pause) >= 0) {
            closedUntil = clock.instant().plus(pauseFor(retryAfter));
        }
    }

    private synchronized void giveBack(Pass pass) {
        if (probe == pass) {
            probe = null;
        }
    }

    private Duration pauseFor(Duration retryAfter) {
        Duration most = pause.multipliedBy(MOST_PAUSES);
        Duration bounded = retryAfter.compareTo(most) > 0 ? most : retryAfter;
        return bounded.compareTo(pause) > 0 ? bounded : pause;
    }
}
