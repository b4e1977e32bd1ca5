package io.kaggleingest.kaggle.wire;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("1994-11-06T08:49:07Z");

    @ParameterizedTest
    @CsvSource(
            nullValues = "NULL",
            value = {
                "120, PT2M",
                "' 5 ', PT5S",
                "1.25, PT1.25S",
                "-3, PT0S",
                "1e300, PT24H",
                "Infinity, PT24H",
                "'Sun, 06 Nov 1994 08:49:37 GMT', PT30S",
                "'Sun, 06 Nov 1994 08:48:37 GMT', PT0S",
                "NaN, NULL",
                "soon, NULL",
                "'', NULL",
                "NULL, NULL"
            })
    void reads_every_form(String header, Duration expected) {
        assertEquals(Optional.ofNullable(expected), RetryAfter.parse(header, NOW));
    }
}
