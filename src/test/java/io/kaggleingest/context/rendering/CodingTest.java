package io.kaggleingest.context.rendering;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

class CodingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "- | IDENTITY",
                "'' | IDENTITY",
                "gzip | GZIP",
                "GZip | GZIP",
                "deflate, gzip;q=0.5 | GZIP",
                "br, x-gzip | GZIP",
                "* | GZIP",
                "*;q=0.1 | GZIP",
                "gzip;q=0 | IDENTITY",
                "gzip; q=0.000, * | IDENTITY",
                "*;q=0 | IDENTITY",
                "identity | IDENTITY",
                "deflate, br | IDENTITY",
                "gzip;q= | GZIP",
                ",;, | IDENTITY"
            })
    void gzip_is_taken_by_who_says_so(String acceptEncoding, Coding expected) {
        assertEquals(expected, Coding.of(acceptEncoding));
    }
}
