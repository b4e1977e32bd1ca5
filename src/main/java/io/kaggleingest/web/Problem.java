package io.kaggleingest.web;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A failure that the caller is told about, with a sentence to act on and a stable code. Whatever else is thrown is a
 * fault of ours and becomes a 500.
 */
public class Problem extends RuntimeException {

    private final int status;
    private final String code;
    private final @Nullable Duration retryAfter;

    public Problem(int status, String code, String detail) {
        this(status, code, detail, null);
    }

    /** @param retryAfter when a retry may help, sent as {@code Retry-After}, if anybody knows */
    public Problem(int status, String code, String detail, @Nullable Duration retryAfter) {
        super(detail);
        this.status = status;
        this.code = code;
        this.retryAfter = retryAfter;
    }

    public static Problem badRequest(String code, String detail) {
        return new Problem(400, code, detail);
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    /** Headers of the answer, besides {@code Retry-After}. */
    public Map<String, Object> headers() {
        return Map.of();
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
