package io.kaggleingest.kaggle.wire;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Lets something be said once in a while, however often there is reason to. */
final class LogThrottle {

    private final Clock clock;
    private final Duration silence;
    private Instant quietUntil = Instant.MIN;

    LogThrottle(Clock clock, Duration silence) {
        this.clock = clock;
        this.silence = silence;
    }

    /** @return true once in each period */
    synchronized boolean isDue() {
        Instant now = clock.instant();
        if (now.isBefore(quietUntil)) {
            return false;
        }
        quietUntil = now.plus(silence);
        return true;
    }
}
