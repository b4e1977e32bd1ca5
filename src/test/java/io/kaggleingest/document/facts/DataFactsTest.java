package io.kaggleingest.document.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.kaggleingest.document.ContextDocument.Column;
import io.kaggleingest.document.ContextDocument.Fact;
import io.kaggleingest.document.ContextDocument.File;
import io.kaggleingest.document.ContextDocument.Table;
import io.kaggleingest.document.file.FileListing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class DataFactsTest {
    private static final Column ID = column("id", "integer", 9, "1", "2", "3");
    private static final Column X = column("x", "float", 9, "0.5", "1.5", "2.5");
    private static final Column Z = column("z", "float", 9, "0.5", "1.5", "2.5");
    private static final Column Y = column("y", "categorical", 2, "no", "yes");
    private static final Table SUBMISSION = new Table("sample_submission.csv", List.of(ID, Y), 9, List.of());

    @Test
    void columns_are_told_by_type_and_those_of_test_by_what_differs() {
        var facts = task(
                SUBMISSION,
                new Table("train.csv", List.of(ID, X, Y, Z), 9, List.of()),
                new Table("test.csv", List.of(ID, X, Z), 1, List.of()),
                new Table("more.csv", List.of(X), 2, List.of()));

        assertEquals(
                new Fact("4 columns, 9 rows read: integer id | float x, z | categorical y", "file train.csv"),
                facts.get("train_columns"));
        assertEquals(
                new Fact("3 columns, 1 row read: those of train.csv without y", "file test.csv"),
                facts.get("test_columns"));
        assertEquals(new Fact("more.csv: 1 column, 2 rows read: float x", "file heads"), facts.get("columns"));
        assertEquals(new Fact("y categorical, all values: no, yes", "file train.csv"), facts.get("target_values"));
    }

    @Test
    void train_and_test_are_known_by_their_columns_where_no_name_tells() {
        var facts = task(
                SUBMISSION,
                new Table("b/lifts.csv", List.of(ID, X), 9, List.of()),
                new Table("a/lifts.csv", List.of(ID, X, Y), 9, List.of()));

        assertEquals("file a/lifts.csv", facts.get("train_columns").source());
        assertEquals("file b/lifts.csv", facts.get("test_columns").source());
        assertEquals(
                "file sample_submission.csv, b/lifts.csv",
                facts.get("id_column").source());
    }

    @Test
    void a_test_with_columns_of_its_own_is_told_whole() {
        var facts = task(
                SUBMISSION,
                new Table("train.csv", List.of(ID, Y), 9, List.of()),
                new Table("test.csv", List.of(ID, X), 9, List.of()));

        assertEquals(
                "2 columns, 9 rows read: integer id | float x",
                facts.get("test_columns").value());
    }

    @Test
    void of_many_numbered_columns_the_ends_are_named() {
        List<Column> wide = IntStream.range(0, 2000)
                .mapToObj(i -> column("f" + i, "float", 9, "1", "2"))
                .toList();
        String told = task(new Table("train.csv", wide, 9, List.of()))
                .get("train_columns")
                .value()
                .toString();

        assertEquals("2000 columns, 9 rows read: float f0 … f1999", told);
    }

    @Test
    void names_are_told_to_the_letter() {
        var facts = task(
                new Table("sample_submission.csv", List.of(ID, column(" wind  speed ", "float", 9, "1")), 9, List.of()),
                new Table("train.csv", List.of(ID, column("a,b", "float", 9, "1")), 9, List.of()));

        assertEquals("\" wind  speed \"", facts.get("target_columns").value());
        assertEquals(
                "2 columns, 9 rows read: integer id | float \"a,b\"",
                facts.get("train_columns").value());
    }

    @Test
    void much_that_is_missing_is_told() {
        Column half = new Column("x", "float", 50, 9, List.of("1"));
        Column little = new Column("z", "float", 4, 9, List.of("1"));

        assertEquals(
                "2 columns, 100 rows read: float x, z; without a value: x 50 %",
                task(new Table("train.csv", List.of(half, little), 100, List.of()))
                        .get("train_columns")
                        .value());
    }

    @Test
    void from_when_to_when_a_table_is_read() {
        Column day =
                new Column("day", "date", 0, 9, List.of("2026-01-01"), "2026-01-01", "2026-03-31", null, null, null);

        assertEquals(
                new Fact("log.csv day 2026-01-01 to 2026-03-31", "rows read"),
                task(new Table("log.csv", List.of(day), 90, List.of())).get("date_range"));
    }

    @Test
    void classes_are_told_with_their_shares() {
        Column y = new Column("y", "categorical", 0, 2, List.of("no", "yes"), null, null, null, null, List.of(95, 5));
        var facts = task(SUBMISSION, new Table("train.csv", List.of(ID, y), 100, List.of()));

        assertEquals(new Fact("y: no 95 %, yes 5.0 %", "file train.csv, 100 rows read"), facts.get("class_balance"));
    }

    @Test
    void targets_of_many_values_are_told_by_examples() {
        var facts = task(
                new Table("sample_submission.csv", List.of(ID, X), 9, List.of()),
                new Table("train.csv", List.of(ID, X), 9, List.of()));

        assertEquals(
                "x float, for example 0.5, 1.5, 2.5", facts.get("target_values").value());
    }

    @Test
    void files_with_the_same_columns_are_told_together() {
        Table[] months = IntStream.rangeClosed(1, 6)
                .mapToObj(i -> new Table(i + ".csv", List.of(X, Z), 9, List.of()))
                .toArray(Table[]::new);

        assertEquals(
                Map.of(
                        "columns",
                        new Fact(
                                "1.csv, 2.csv, 3.csv, 4.csv and 2 more: 2 columns, 9 rows read: float x, z",
                                "file heads")),
                task(months));
    }

    @Test
    void without_tables_nothing_is_told_of_columns() {
        assertEquals(Map.of(), task());
    }

    @Test
    void files_are_listed_with_their_sizes_tables_first_and_many_of_a_kind_together() {
        List<File> files = new ArrayList<>(List.of(
                new File("meta.json", 200), new File("sample_submission.csv", 900), new File("train.csv", 61_194_220)));
        for (int i = 0; i < 180; i++) {
            files.add(new File("images/" + i + ".PNG", 1000));
        }

        assertEquals(
                "183 files, 61.4 MB: train.csv 61.2 MB; sample_submission.csv 900 B; 180 png in images 180.0 kB (*.PNG, such as 0.PNG, 1.PNG); meta.json 200 B",
                FileListing.of(files));
        assertEquals("1 file, 5 B: LICENSE 5 B", FileListing.of(List.of(new File("LICENSE", 5))));
        assertEquals("", FileListing.of(List.of()));
    }

    @Test
    void of_many_tables_the_most_telling_are_listed() {
        List<File> files = IntStream.range(0, 14)
                .mapToObj(i -> new File("part" + (char) ('a' + i) + ".csv", 10))
                .toList();

        String listed = FileListing.of(files);
        assertTrue(listed.startsWith("14 files, 140 B: parta.csv 10 B; "), listed);
        assertTrue(listed.endsWith("; 4 more tables 40 B"), listed);
    }

    @Test
    void of_many_kinds_of_files_the_largest_are_listed() {
        List<File> files = IntStream.range(0, 12)
                .mapToObj(i -> new File("f." + (char) ('a' + i), 10 + i))
                .toList();

        assertTrue(FileListing.of(files).startsWith("12 files, 186 B: f.l 21 B; f.k 20 B; "), FileListing.of(files));
        assertTrue(FileListing.of(files).endsWith("f.e 14 B; 4 more files in 1 folder 46 B"), FileListing.of(files));
    }

    private static Map<String, Fact> task(Table... tables) {
        Facts facts = new Facts();
        DataFacts data = new DataFacts(List.of(tables), facts);
        data.addTask();
        data.addTaskColumns();
        return facts.all();
    }

    private static Column column(String name, String type, int distinct, String... examples) {
        return new Column(name, type, 0, distinct, List.of(examples));
    }
}
