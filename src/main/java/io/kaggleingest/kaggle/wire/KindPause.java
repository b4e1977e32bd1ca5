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
    private final Duration longest;
    private Instant until = Instant.EPOCH;
    private @Nullable KaggleProblem reason;

    /** @param longest no wait that Kaggle names lasts longer than this */
    KindPause(Clock clock, Duration longest) {
        this.clock = clock;
        this.longest = longest;
    }

    /** Only what Kaggle says of the service's own account counts; what it says to a caller's is that caller's. */
    synchronized void heed(KaggleProblem problem) {
        if (problem.remedy() != KaggleProblem.Remedy.WAIT || !problem.isOutage()) {
            return;
        }
        problem.retryAfter()
                .map(wait -> clock.instant().plus(wait.compareTo(longest) > 0 ? longest : wait))
                .filter(later -> later.isAfter(until))
                .ifPresent(later -> {
                    until = later;
                    reason = problem;
                });
    }

    /** Kaggle has answered: a pause that is over is not remembered, whatever a clock that is set back says later. */
    synchronized void answered() {
        if (left().isZero()) {
            until = Instant.EPOCH;
        }
    }

    /** How long to stay away, zero for not at all; in whole milliseconds, because timers count no others. */
    synchronized Duration left() {
        Duration left = Duration.between(clock.instant(), until);
        return left.isNegative()
                ? Duration.ZERO
                : Duration.ofMillis(left.plusNanos(999_999).toMillis());
    }

    /** What Kaggle said, to those who cannot wait for so long. */
    synchronized KaggleProblem refusal(Duration left) {
        return reason == null ? KaggleProblem.leftAlone(left) : reason.waitAtLeast(left);
    }
}
