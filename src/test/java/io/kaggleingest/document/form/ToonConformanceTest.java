package io.kaggleingest.document.form;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
 * TOON 4.0, rule by rule: with cases of our own, and with the published fixtures where they are at hand. Those are not
 * part of this repository; {@code -Dtoon.fixtures=} names their folder. Cases for decoders prove the reader that the round
 * trip relies on.
 */
class ToonConformanceTest {
    private static final Path OWN = Path.of("src/test/resources/io/kaggleingest/document/form/toon");

    /** The sections of the specification that have rules for what is written. */
    private static final Set<String> RULES =
            Set.of("2", "5", "7.1", "7.2", "7.3", "8", "9.1", "9.2", "9.3", "9.4", "9.5", "10", "11", "12", "15");

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
    void every_rule_has_a_case_of_our_own() {
        Set<String> covered = fixtures(OWN).stream()
                .filter(fixture -> fixture.category().equals("encode"))
                .flatMap(fixture -> fixture.cases().stream())
                .map(test -> test.path("specSection").asText())
                .collect(Collectors.toSet());

        assertEquals(RULES, covered);
    }

    @TestFactory
    Stream<DynamicContainer> encodes_and_reads_our_own_cases() {
        return fixtures(OWN).stream().map(fixture -> container(fixture, cases(fixture)));
    }

    @Test
    void every_published_file_for_encoders_is_there_with_all_its_cases() {
        List<Fixture> fixtures = published();

        ENCODE.forEach((name, cases) -> assertTrue(
                fixtures.stream()
                        .filter(fixture -> fixture.category().equals("encode"))
                        .anyMatch(fixture ->
                                fixture.name().equals(name) && fixture.cases().size() >= cases),
                () -> "fewer than " + cases + " cases in " + name));
    }

    @TestFactory
    Stream<DynamicContainer> encodes_and_reads_the_published_cases() {
        return published().stream().map(fixture -> {
            DynamicTest known =
                    DynamicTest.dynamicTest("is a file that this test knows", () -> assertTrue(isKnown(fixture)));
            return container(fixture, Stream.concat(Stream.of(known), cases(fixture)));
        });
    }

    private static Stream<DynamicTest> cases(Fixture fixture) {
        return fixture.cases().stream()
                .map(one -> DynamicTest.dynamicTest(one.path("name").asText(), () -> check(fixture.category(), one)));
    }

    private static DynamicContainer container(Fixture fixture, Stream<DynamicTest> tests) {
        int count = fixture.cases().size();
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

    private static List<Fixture> published() {
        assumeTrue(Files.isDirectory(FIXTURES), () -> "no fixtures in " + FIXTURES);
        return fixtures(FIXTURES);
    }

    private static List<Fixture> fixtures(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
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
