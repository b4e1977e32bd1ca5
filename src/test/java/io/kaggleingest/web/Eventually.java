package io.kaggleingest.web;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Asks again until the answer fits; for what another thread does. Each ask is a call that takes its time. */
public final class Eventually {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private Eventually() {}

    public static <T> T get(Supplier<T> ask, Predicate<T> fits) {
        long end = System.nanoTime() + LIMIT.toNanos();
        T answer;
        do {
            answer = ask.get();
            if (fits.test(answer)) {
                return answer;
            }
        } while (System.nanoTime() < end);
        throw new AssertionError("Still not after " + LIMIT + ", last: " + answer);
    }
}
