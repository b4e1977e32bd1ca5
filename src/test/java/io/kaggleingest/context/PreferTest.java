package io.kaggleingest.context;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

class PreferTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "wait=10                                | 10",
                "WAIT = 10                              | 10",
                "wait=\"10\"                            | 10",
                "respond-async, wait=10                 | 10",
                "respond-async;wait=5, wait=10          | 10",
                "foo=\"a, wait=5\", wait=10;x=\"y,z\"   | 10",
                "foo; bar=\"\\\"\", wait=10             | 10",
                ", ,wait=10                             | 10",
                "wait=10, wait=20                       | 10",
                "wait=60                                | 60",
                "wait=61                                | 60",
                "wait=99999999999999999999              | 60",
                "wait=007                               | 7",
                "return=, wait=3                        | 3"
            })
    void a_wish_to_wait_is_read(String header, int seconds) {
        assertEquals(Optional.of(Duration.ofSeconds(seconds)), Prefer.wait(List.of(header)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "wait",
                "wait=",
                "wait=0",
                "wait=-1",
                "wait=1.5",
                "wait=ten",
                "wait=\"",
                "wait=٣",
                "await=10",
                "waiter=10",
                "foo=\"wait=10\"",
                "respond-async; wait=10",
                "wait=soon, wait=10",
                "=wait=10"
            })
    void what_makes_no_sense_is_ignored(String header) {
        assertEquals(Optional.empty(), Prefer.wait(List.of(header)));
    }

    @Test
    void several_headers_are_one_list() {
        assertEquals(
                Optional.of(Duration.ofSeconds(4)),
                Prefer.wait(List.of("respond-async", "handling=lenient", "wait=4")));
        assertEquals(Optional.empty(), Prefer.wait(List.of()));
    }

    @Test
    void a_header_that_is_made_to_be_slow_is_not() {
        String longest = "a=\"" + "\\\\,;=".repeat(4_000);

        assertEquals(Optional.empty(), Prefer.wait(List.of(longest)));
        assertEquals(Optional.empty(), Prefer.wait(List.of(" ,\t".repeat(5_000) + "\"")));
        assertEquals(Optional.empty(), Prefer.wait(List.of("wait=" + "0".repeat(15_500) + "x")));
    }
}
