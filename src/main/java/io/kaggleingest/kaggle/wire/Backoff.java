package io.kaggleingest.kaggle.wire;

import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleSupplier;

import io.kaggleingest.kaggle.KaggleProblem;

/**
 * How long to wait before the next try, if there is one. Kaggle's own Retry-After has been reported as too small, so it
 * is only a lower bound; and with jitter, callers who were told the same wait do not return in the same moment.
 *
 * @param jitter numbers from 0 to 1
 */
record Backoff(int tries, Duration firstWait, Duration longestWait, DoubleSupplier jitter) {

    static Backoff of(KaggleConfig.Retry config, DoubleSupplier jitter) {
        return new Backoff(config.tries(), config.firstWait(), config.longestWait(), jitter);
    }

    /** @param failures how many tries have failed so far, 1 for the first */
    Optional<Duration> waitAfter(int failures, KaggleProblem problem) {
        Duration retryAfter = problem.retryAfter().orElse(Duration.ZERO);
        if (failures >= tries
                || problem.remedy() != KaggleProblem.Remedy.WAIT
                || retryAfter.compareTo(longestWait) > 0) {
            return Optional.empty();
        }
        Duration backoff = exponential(failures);
        return Optional.of(
                backoff.compareTo(retryAfter) > 0 ? backoff : retryAfter.plus(part(firstWait, jitter.getAsDouble())));
    }

    /** What to tell if there is no next try. Limits are told with a wait, whether or not Kaggle names one. */
    KaggleProblem lastWord(KaggleProblem problem) {
        boolean passes = problem.status() == 503 && problem.remedy() == KaggleProblem.Remedy.WAIT;
        return passes ? problem.waitAtLeast(longestWait) : problem;
    }

    private Duration exponential(int failures) {
        double full = Math.min(firstWait.toMillis() * Math.pow(2, failures - 1), longestWait.toMillis());
        return part(Duration.ofMillis(Math.round(full)), 0.5 + jitter.getAsDouble() / 2);
    }

    private static Duration part(Duration whole, double part) {
        return Duration.ofMillis(Math.round(whole.toMillis() * part));
    }
}
