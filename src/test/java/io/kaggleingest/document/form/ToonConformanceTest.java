package io.kaggleingest.document.form;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import io.kaggleingest.document.DocumentJson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The published fixtures of TOON 4.0, which are not part of this repository: without their folder this is skipped.
 * {@code -Dtoon.fixtures=} names another one. Cases for decoders prove the reader that the round trip relies on.
 */
class ToonConformanceTest {
    private static final Path FIXTURES = Path.of(System.getProperty("toon.fixtures", "../shared/toon-fixtures"));

    /** The encoder's files, and how many cases each has at least. */
    private static final Map<String, Integer> ENCODE = Map.of(
            "arrays-nested.json", 7,
            "arrays-objects.json", 14,
            "arrays-primitive.json", 10,
            "arrays-tabular.json", 10,
            "delimiters.json", 13,
            "objects-keyed.json", 12,
            "objects.json", 24,
            "primitives.json", 34,
            "whitespace.json", 3);

    private static final Set<String> DECODE = Set.of(
            "arrays-nested.json",
            "arrays-primitive.json",
            "arrays-tabular.json",
            "blank-lines.json",
            "comments.json",
            "delimiters.json",
            "indentation-errors.json",
            "numbers.json",
            "objects-keyed.json",
            "objects.json",
            "primitives.json",
            "root-form.json",
            "validation-errors.json",
            "whitespace.json");

    private record Fixture(String name, String category, List<JsonNode> cases) {}

    @Test
    void every_file_for_encoders_is_there_with_all_its_cases() {
        List<Fixture> fixtures = fixtures();

        ENCODE.forEach((name, cases) -> assertTrue(
                fixtures.stream()
                        .filter(fixture -> fixture.category().equals("encode"))
                        .anyMatch(fixture ->
                                fixture.name().equals(name) && fixture.cases().size() >= cases),
                () -> "fewer than " + cases + " cases in " + name));
    }

    @TestFactory
    Stream<DynamicContainer> encodes_and_reads_as_the_specification_wants() {
        return fixtures().stream().map(ToonConformanceTest::tests);
    }

    private static DynamicContainer tests(Fixture fixture) {
        List<DynamicTest> tests = new ArrayList<>();
        int count = fixture.cases().size();
        tests.add(DynamicTest.dynamicTest("is a file that this test knows", () -> assertTrue(isKnown(fixture))));
        for (JsonNode one : fixture.cases()) {
            String name =
                    tests.size() + " of " + count + ": " + one.path("name").asText();
            tests.add(DynamicTest.dynamicTest(name, () -> check(fixture.category(), one)));
        }
        return DynamicContainer.dynamicContainer(
                fixture.category() + " " + fixture.name() + ", " + count + " cases", tests);
    }

    private static boolean isKnown(Fixture fixture) {
        return fixture.category().equals("encode") && ENCODE.containsKey(fixture.name())
                || fixture.category().equals("decode") && DECODE.contains(fixture.name());
    }

    private static void check(String category, JsonNode test) {
        assumeTrue(test.path("minSpecVersion").asText("4.0").compareTo("4.0") <= 0, "of a later version");
        JsonNode options = test.path("options");
        if (category.equals("encode")) {
            assertOptions(options, "delimiter", "indentSize");
            String delimiter = options.path("delimiter").asText(",");
            int indentSize = options.path("indentSize").asInt(2);
            assertEquals(
                    test.path("expected").asText(), Toon.encode(test.get("input"), delimiter.charAt(0), indentSize));
            return;
        }
        assertOptions(options, "strict", "indentSize");
        assumeTrue(options.path("strict").asBoolean(true), "the reader is strict");
        String toon = test.path("input").asText();
        int indentSize = options.path("indentSize").asInt(2);
        if (test.path("shouldError").asBoolean()) {
            assertThrows(AssertionError.class, () -> ToonReader.read(toon, indentSize));
        } else {
            JsonNode read = ToonReader.read(toon, indentSize);
            assertTrue(test.get("expected").equals(ToonValues.BY_VALUE, read), () -> "read as " + read);
        }
    }

    private static void assertOptions(JsonNode options, String... known) {
        options.fieldNames()
                .forEachRemaining(option -> assertTrue(Set.of(known).contains(option), () -> "unknown: " + option));
    }

    private static List<Fixture> fixtures() {
        assumeTrue(Files.isDirectory(FIXTURES), () -> "no fixtures in " + FIXTURES);
        try (Stream<Path> all = Files.walk(FIXTURES)) {
            return all.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(ToonConformanceTest::fixture)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Fixture fixture(Path file) {
        try {
            JsonNode root = DocumentJson.MAPPER.readTree(Files.readString(file));
            List<JsonNode> cases = new ArrayList<>();
            root.path("tests").forEach(cases::add);
            return new Fixture(
                    file.getFileName().toString(), root.path("category").asText(), cases);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
