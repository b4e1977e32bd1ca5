package io.kaggleingest.load;

import java.time.Duration;
import java.util.Map;

import io.kaggleingest.web.Problem;

/** The caller has reached a limit of ours: 429, with the limit and the seconds until it is over. */
public final class TooManyRequests extends Problem {

    private final int limit;
    private final long resetSeconds;

    public TooManyRequests(String detail, int limit, Duration reset) {
        this(detail, limit, Math.max(1, reset.plusMillis(999).toSeconds()));
    }

    private TooManyRequests(String detail, int limit, long resetSeconds) {
        super(
                429,
                "too_many_requests",
                "%s; try again in %d seconds".formatted(detail, resetSeconds),
                Duration.ofSeconds(resetSeconds));
        this.limit = limit;
        this.resetSeconds = resetSeconds;
    }

    @Override
    public Map<String, Object> headers() {
        return Map.of("X-RateLimit-Limit", limit, "X-RateLimit-Remaining", 0, "X-RateLimit-Reset", resetSeconds);
    }
}
