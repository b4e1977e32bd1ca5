package io.kaggleingest.context;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * The published fixtures of TOON 4.0, which are not part of this repository: without their folder there is nothing to
 * run. {@code -Dtoon.fixtures=} names another one.
 */
class ToonConformanceTest {
    private static final Path FIXTURES = Path.of(System.getProperty("toon.fixtures", "../shared/toon-fixtures"));

    @TestFactory
    Stream<DynamicTest> encodes_as_the_specification_wants() throws IOException {
        if (!Files.isDirectory(FIXTURES)) {
            return Stream.empty();
        }
        List<Path> files;
        try (Stream<Path> all = Files.list(FIXTURES)) {
            files = all.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
        return files.stream().flatMap(ToonConformanceTest::tests);
    }

    private static Stream<DynamicTest> tests(Path file) {
        try {
            Stream.Builder<DynamicTest> tests = Stream.builder();
            for (JsonNode test : Json.MAPPER.readTree(Files.readString(file)).path("tests")) {
                tests.add(DynamicTest.dynamicTest(
                        file.getFileName() + ": " + test.path("name").asText(), () -> check(test)));
            }
            return tests.build();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void check(JsonNode test) {
        JsonNode options = test.path("options");
        String delimiter = options.path("delimiter").asText(",");
        String actual = Toon.encode(
                test.get("input"),
                delimiter.charAt(0),
                options.path("indentSize").asInt(2));
        assertEquals(test.path("expected").asText(), actual);
    }
}
