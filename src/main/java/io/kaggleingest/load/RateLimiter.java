package io.kaggleingest.load;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import com.github.benmanes.caffeine.cache.Cache;

/**
 * Counts events for each name and refuses a name that has reached its limit. A window begins with the first event. The
 * number of names that are remembered is bounded.
 */
public final class RateLimiter {

    private static final int NAMES_LIMIT = 100_000;
    private static final int MOST_COUNTED = Integer.MAX_VALUE - 1;

    private final int limit;
    private final Duration window;
    private final Clock clock;
    private final Cache<String, Count> counts;

    private record Count(int events, Instant end) {}

    public RateLimiter(int limit, Duration window, Clock clock) {
        this(limit, window, clock, NAMES_LIMIT);
    }

    RateLimiter(int limit, Duration window, Clock clock, int namesLimit) {
        this.limit = limit;
        this.window = window;
        this.clock = clock;
        this.counts = BoundedCache.ofEntries(namesLimit);
    }

    /** How the name is refused now; empty as long as it is below its limit. */
    public Optional<TooManyRequests> refusal(String name, String detail) {
        Instant now = clock.instant();
        Count count = counts.getIfPresent(name);
        return count == null || isOver(count, now) || count.events() < limit
                ? Optional.empty()
                : Optional.of(refusal(detail, count, now));
    }

    /** Counts one more; refused where the limit had been reached before. */
    public Optional<TooManyRequests> count(String name, String detail) {
        Instant now = clock.instant();
        Count current = counts.asMap()
                .compute(
                        name,
                        (key, count) -> count == null || isOver(count, now)
                                ? new Count(1, now.plus(window))
                                : new Count(Math.min(count.events() + 1, MOST_COUNTED), count.end()));
        return current.events() <= limit ? Optional.empty() : Optional.of(refusal(detail, current, now));
    }

    /** How many were counted for the name in its present window. */
    public int events(String name) {
        Count count = counts.getIfPresent(name);
        return count == null || isOver(count, clock.instant()) ? 0 : count.events();
    }

    /** Takes one back. */
    public void forgive(String name) {
        counts.asMap()
                .computeIfPresent(
                        name, (key, count) -> new Count(Math.max(0, Math.min(count.events(), limit) - 1), count.end()));
    }

    public void forget(String name) {
        counts.invalidate(name);
    }

    long names() {
        counts.cleanUp();
        return counts.estimatedSize();
    }

    private TooManyRequests refusal(String detail, Count count, Instant now) {
        return new TooManyRequests(detail, limit, Duration.between(now, count.end()));
    }

    private static boolean isOver(Count count, Instant now) {
        return !count.end().isAfter(now);
    }
}
