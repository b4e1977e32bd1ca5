package io.kaggleingest.web;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.awaitility.Awaitility;

/** Asks again until the answer fits; for what another thread or process does. */
public final class Eventually {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration BETWEEN = Duration.ofMillis(10);

    private Eventually() {}

    /** Asked for by the thread that calls, which may belong to a test's request context. */
    public static <T> T get(Supplier<T> ask, Predicate<T> fits) {
        return Awaitility.await()
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(BETWEEN)
                .atMost(LIMIT)
                .until(ask::get, fits);
    }
}
