package io.kaggleingest.kaggle.wire;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.kaggleingest.kaggle.KaggleProblem;

/**
 * Until when all calls of one kind wait, because Kaggle told one of them to. It bridges waits that are too short for the
 * {@link Breaker}, which refuses calls instead of keeping them.
 */
final class KindPause {

    private final Clock clock;
    private final Duration limit;
    private Instant until = Instant.EPOCH;
    private @Nullable KaggleProblem reason;

    /** @param limit no wait that Kaggle names lasts longer than this */
    KindPause(Clock clock, Duration limit) {
        this.clock = clock;
        this.limit = limit;
    }

    /**
     * Counts what Kaggle says of the service's own account only; a limit of a caller's account concerns that caller
     * alone.
     */
    synchronized void heed(KaggleProblem problem) {
        if (problem.remedy() != KaggleProblem.Remedy.WAIT || !problem.isOutage()) {
            return;
        }
        problem.retryAfter()
                .map(wait -> clock.instant().plus(wait.compareTo(limit) > 0 ? limit : wait))
                .filter(end -> end.isAfter(until))
                .ifPresent(end -> {
                    until = end;
                    reason = problem;
                });
    }

    /** Kaggle has answered: forgets a pause that is over, so that it does not return where a clock is set back. */
    synchronized void recordAnswer() {
        if (remaining().isZero()) {
            until = Instant.EPOCH;
        }
    }

    /** How long to stay away, zero for not at all; in whole milliseconds, because timers count no others. */
    synchronized Duration remaining() {
        Duration remaining = Duration.between(clock.instant(), until);
        return remaining.isNegative()
                ? Duration.ZERO
                : Duration.ofMillis(remaining.plusNanos(999_999).toMillis());
    }

    /** For calls that cannot wait for so long: the problem that Kaggle named. */
    synchronized KaggleProblem refusal(Duration wait) {
        return reason == null ? KaggleProblem.leftAlone(wait) : reason.waitAtLeast(wait);
    }
}
