package io.kaggleingest.context;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import io.kaggleingest.web.Problem;

/**
 * What a reader knows already: a version, or what there was at a time; one of them is null, or both for the version
 * before the present one.
 */
public record Since(Integer version, Instant time) {

    static final Since THE_LAST = new Since(null, null);

    /** @param text a version, a day, or a time with its zone; null where the parameter is not there */
    static Since of(String text) {
        if (text == null) {
            return THE_LAST;
        }
        try {
            if (text.matches("\\d{1,9}")) {
                return new Since(Integer.valueOf(text), null);
            }
            boolean isDay = text.length() == 10;
            return new Since(
                    null,
                    isDay
                            ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                            : OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException failure) {
            throw Problem.badRequest(
                    "invalid_parameter",
                    "Parameter 'since' must be a version such as 3, a day such as 2026-11-21,"
                            + " or a time such as 2026-11-21T08:00:00Z");
        }
    }

    Since orBefore(int version) {
        return equals(THE_LAST) ? new Since(version - 1, null) : this;
    }
}
