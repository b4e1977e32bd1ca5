package io.kaggleingest.kaggle.wire;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.kaggleingest.kaggle.KaggleProblem;

/** Until when all calls of one kind wait, because Kaggle told one of them to. */
final class KindPause {

    private final Clock clock;
    private Instant until = Instant.EPOCH;
    private @Nullable KaggleProblem said;

    KindPause(Clock clock) {
        this.clock = clock;
    }

    /** Only what Kaggle says of the service's own account; what it says to a caller's is that caller's. */
    synchronized void heed(KaggleProblem problem) {
        if (problem.remedy() != KaggleProblem.Remedy.WAIT || !problem.isOutage()) {
            return;
        }
        problem.retryAfter()
                .map(clock.instant()::plus)
                .filter(later -> later.isAfter(until))
                .ifPresent(later -> {
                    until = later;
                    said = problem;
                });
    }

    /** How long to stay away, zero for not at all. */
    synchronized Duration left() {
        Duration left = Duration.between(clock.instant(), until);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** What Kaggle said, to those who cannot wait for so long. */
    synchronized KaggleProblem refusal(Duration left) {
        return said == null ? KaggleProblem.leftAlone(left) : said.waitAtLeast(left);
    }
}
