package io.kaggleingest.document.head;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.kaggleingest.document.ContextDocument.Column;
import io.kaggleingest.document.ContextDocument.File;
import io.kaggleingest.document.ContextDocument.Table;
import io.kaggleingest.document.file.FileListing;
import io.kaggleingest.kaggle.FileHead;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Files as they come, each with what must come out of it: see {@code cases/expected.json}. */
class TableCasesTest {
    private static final Path CASES = Path.of("src/test/resources/io/kaggleingest/document/head/cases");
    private static final int HEAD = 256 << 10;

    /** One of the cases, named by its file. */
    record Case(String name, JsonNode expected) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> files() throws IOException {
        return cases("file");
    }

    static Stream<Case> listings() throws IOException {
        return cases("listing");
    }

    private static Stream<Case> cases(String kind) throws IOException {
        JsonNode all =
                new ObjectMapper().readTree(CASES.resolve("expected.json").toFile());
        return StreamSupport.stream(all.spliterator(), false)
                .filter(one -> one.has(kind))
                .map(one -> new Case(one.path(kind).asText(), one));
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_file_is_read_as_what_it_is(Case one) throws IOException {
        TableHead read = TableHead.of(head(one.name()));
        JsonNode expected = one.expected();

        if (expected.has("or_reason_required")) {
            assertTrue(found(expected.path("or_reason_required"), read.reason()), read::reason);
        }
        List<String> wrong = wrong(read, expected);
        boolean excused = expected.has("or_reason") && found(expected.path("or_reason"), read.reason());
        assertTrue(wrong.isEmpty() || excused, () -> one.expected().path("must").asText() + ": " + wrong + " " + read);
    }

    @ParameterizedTest
    @MethodSource("listings")
    void many_files_are_told_as_one(Case one) throws IOException {
        List<File> files = new ArrayList<>();
        for (JsonNode file :
                new ObjectMapper().readTree(CASES.resolve(one.name()).toFile())) {
            files.add(new File(file.get(0).asText(), file.get(1).asLong()));
        }

        String told = FileListing.of(files);

        one.expected().path("says").forEach(pattern -> assertTrue(found(pattern, told), told));
        one.expected().path("says_not").forEach(pattern -> assertTrue(!found(pattern, told), told));
        assertTrue(told.length() <= one.expected().path("most_characters").asInt(), told);
    }

    private static List<String> wrong(TableHead read, JsonNode expected) {
        List<String> wrong = new ArrayList<>();
        Table table = read.table();
        if (expected.path("no_table").asBoolean() || expected.has("no_table_or") && table == null) {
            return table == null && !read.reason().isEmpty() ? wrong : List.of("a table, or no reason");
        }
        if (table == null) {
            return List.of("no table");
        }
        if (expected.path("no_commas").asBoolean()) {
            table.columns().stream()
                    .filter(column -> column.name().contains("\""))
                    .forEach(column -> wrong.add(column.name()));
            return wrong;
        }
        JsonNode columns = expected.has("no_table_or") ? expected.path("no_table_or") : expected.path("columns");
        boolean first = expected.path("first_columns").asBoolean();
        if (first ? table.columns().size() < columns.size() : table.columns().size() != columns.size()) {
            return List.of(table.columns().size() + " columns");
        }
        for (int i = 0; i < columns.size(); i++) {
            check(table.columns().get(i), columns.get(i), wrong);
        }
        boolean named = !read.reason().contains("no header row");
        if (expected.has("header") && named != expected.path("header").asBoolean()) {
            wrong.add("header " + named);
        }
        if (table.rowsSampled() < expected.path("rows").asInt()) {
            wrong.add(table.rowsSampled() + " rows");
        }
        for (JsonNode text : expected.path("contains")) {
            if (!table.toString().contains(text.asText())) {
                wrong.add("without " + text.asText());
            }
        }
        return wrong;
    }

    private static void check(Column column, JsonNode expected, List<String> wrong) {
        if (!expected.get(0).isNull() && !expected.get(0).asText().equals(column.name())) {
            wrong.add("name \"" + column.name() + "\"");
        }
        String type = expected.get(1).asText();
        boolean right = type.startsWith("!")
                ? !column.type().equals(type.substring(1))
                : Arrays.asList(type.split("\\|")).contains(column.type());
        if (!right) {
            wrong.add(column.name() + " is " + column.type());
        }
    }

    private static boolean found(JsonNode pattern, String text) {
        return Pattern.compile(pattern.asText(), Pattern.CASE_INSENSITIVE)
                .matcher(text)
                .find();
    }

    /** As much of a file as is fetched of it. */
    private static FileHead head(String name) throws IOException {
        byte[] all = Files.readAllBytes(CASES.resolve(name));
        return new FileHead(name, name, Arrays.copyOf(all, Math.min(HEAD, all.length)), all.length <= HEAD);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void a_file_of_another_format_is_read_too(String file, String expected) throws IOException {
        TableHead read = TableHead.of(head("formats/" + file));
        StringBuilder told = new StringBuilder();
        for (Table table : read.tables()) {
            told.append(table.file().substring("formats/".length()))
                    .append(", rows ")
                    .append(table.rows());
            for (Column column : table.columns()) {
                told.append("; ").append(column.name()).append(' ').append(column.type());
                told.append(column.nulls() > 0 ? " nulls " + column.nulls() : "");
                told.append(column.least() == null ? "" : " " + column.least() + " to " + column.greatest());
            }
            told.append('\n');
        }

        assertEquals(expected, told.toString().strip());
    }

    static Stream<Arguments> formats() {
        return Stream.of(
                Arguments.of(
                        "readings.parquet",
                        "readings.parquet, rows 500; row_id integer 0 to 499; symbol_id integer 0 to 6;"
                                + " day date 2024-01-01 to 2024-10-26; feature_00 float 0.0 to 249.5;"
                                + " feature_01 float nulls 100 0.25 to 124.75; label text nulls 125 k0 to k8;"
                                + " flag boolean"),
                Arguments.of(
                        "nested.parquet",
                        "nested.parquet, rows 200; user_id text u0 to u99; sequence list of integer;"
                                + " place struct(lat float, lon float); amount decimal 0.000 to 199.000;"
                                + " at datetime 2024-01-01T00:00:00 to 2024-01-01T00:03:19"),
                Arguments.of(
                        "prompts.jsonl",
                        "prompts.jsonl, rows null; id integer 0 to 39; prompt text; meta.tokens integer 3 to 42;"
                                + " meta.tags list of text; winner categorical; score float nulls 8 0.5 to 19.5"),
                Arguments.of(
                        "puzzles.json",
                        "puzzles.json, rows null; key text;"
                                + " train list of struct(input list of list of integer, output list of list of integer);"
                                + " test list of struct(input list of list of integer)"),
                Arguments.of(
                        "recipes.json",
                        "recipes.json, rows null; id integer 0 to 24; dish categorical; parts list of text"),
                Arguments.of("spectra.npy", "spectra.npy, rows 1200; array array of float32, shape 1200 × 283 × 356"),
                Arguments.of(
                        "ferry.sqlite",
                        "ferry.sqlite/crossing, rows null; id integer; route text; left_at text; passengers integer\n"
                                + "ferry.sqlite/ship, rows null; name text; built integer; length_m float"));
    }
}
