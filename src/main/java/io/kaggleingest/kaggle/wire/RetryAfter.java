package io.kaggleingest.kaggle.wire;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The header in the three forms in which Kaggle's own client takes it: whole seconds, fractions, an HTTP date. */
final class RetryAfter {

    private static final double LONGEST_SECONDS = Duration.ofDays(1).toSeconds();

    private RetryAfter() {}

    static Optional<Duration> parse(String header, Instant now) {
        if (header == null || header.isBlank()) {
            return Optional.empty();
        }
        try {
            return seconds(Double.parseDouble(header.strip()));
        } catch (NumberFormatException e) {
            return until(header.strip(), now);
        }
    }

    private static Optional<Duration> seconds(double seconds) {
        if (Double.isNaN(seconds)) {
            return Optional.empty();
        }
        double bounded = Math.max(0, Math.min(seconds, LONGEST_SECONDS));
        return Optional.of(Duration.ofMillis(Math.round(bounded * 1000)));
    }

    private static Optional<Duration> until(String date, Instant now) {
        try {
            Instant then = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return seconds(Duration.between(now, then).toMillis() / 1000.0);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
