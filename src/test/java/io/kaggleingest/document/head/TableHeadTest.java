package io.kaggleingest.document.head;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.kaggleingest.document.ContextDocument.Column;
import io.kaggleingest.document.ContextDocument.Table;
import io.kaggleingest.document.Sample;
import io.kaggleingest.document.file.FileContent;
import io.kaggleingest.document.file.TableNames;
import io.kaggleingest.document.file.Unpacker;
import io.kaggleingest.kaggle.FileHead;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class TableHeadTest {
    @Test
    void a_plain_file() {
        Table table = table("id,name\n1,a\n2,\n3,NA\n4,b\n");

        assertEquals(
                List.of(
                        new Column("id", "integer", 0, 4, List.of("1", "2", "3"), "1", "4", null, null),
                        new Column("name", "text", 2, 2, List.of("a", "b"))),
                table.columns());
        assertEquals(4, table.rowsSampled());
        assertEquals(List.of("1", "a"), table.sample().get(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            value = {
                "1 2 -3 => integer",
                "1 2.5 -3e4 => float",
                ".5 1. inf => float",
                "01067 00420 => text",
                "7 07 1067 => text",
                "999999999999999999 1 => integer",
                "1234567890123456789 1 => integer",
                "9223372036854775808 1 => text",
                "1234567890123456789 0.5 => float",
                "1234567890123456789.5 1e300 => float",
                "true FALSE => boolean",
                "yes No => boolean",
                "1 true => text",
                "2026-01-02 1999-12-31 => date",
                "2026-01-02T03:04:05Z 2026/1/2 => datetime",
                "31.12.2026 1/2/2026 12/31/2026 => date",
                "2026-13-01 2026-01-32 => text",
                "10.11.2026T9:30 => datetime",
                "2026-01-02 soon => text",
                "NA nan NULL None N/a => empty",
                "NA 4 => integer",
            })
    void types_are_the_narrowest_that_fit(String values, String type) {
        String rows = String.join("\n", values.strip().split(" "));

        assertEquals(
                type,
                table("column,x\n" + rows.replace("\n", ",.\n") + ",.\n")
                        .columns()
                        .get(0)
                        .type());
    }

    @Test
    void text_of_few_values_is_categorical_and_they_are_all_told() {
        Column column =
                table("sex\n" + "f\nm\n\"\"\nm\nx\n".repeat(5)).columns().get(0);

        assertEquals(
                new Column(
                        "sex", "categorical", 5, 3, List.of("f", "m", "x"), null, null, null, null, List.of(5, 10, 5)),
                column);
    }

    @ParameterizedTest
    @CsvSource({"12, 20, categorical, 12", "13, 20, text, 3", "12, 19, text, 3", "1, 20, categorical, 1"})
    void few_are_at_most_twelve_in_at_least_twenty_rows(int distinct, int rows, String type, int examples) {
        StringBuilder text = new StringBuilder("v\n");
        for (int i = 0; i < rows; i++) {
            text.append("kind ").append(i % distinct).append('\n');
        }
        Column column = table(text.toString()).columns().get(0);

        assertEquals(type, column.type());
        assertEquals(distinct, column.distinct());
        assertEquals(examples, column.examples().size());
    }

    @ParameterizedTest
    @CsvSource({"1;2;3, integer", "0.5;1;2, float", "2026-01-01;2026-02-01;2026-03-01;2026-04-01, date"})
    void few_numbers_and_dates_keep_their_type_and_are_all_told(String values, String type) {
        List<String> all = List.of(values.split(";"));
        Column column = table("v\n" + (String.join("\n", all) + "\n").repeat(20))
                .columns()
                .get(0);

        List<Integer> counts = all.stream().map(value -> 20).toList();
        assertEquals(new Column("v", type, 0, all.size(), all, null, null, null, null, counts), column);
    }

    @Test
    void few_texts_that_would_be_shortened_are_no_categories() {
        Column column =
                table("v\n" + ("a".repeat(61) + "\nb\n").repeat(20)).columns().get(0);

        assertEquals("text", column.type());
        assertEquals(2, column.distinct());
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void the_delimiter_is_found(String delimiter) {
        String text = "id,x;a|b;c\n".replace(",", delimiter).replace("x;a|b;c", "name") + "1" + delimiter + "a, b\n";
        if (delimiter.equals(",")) {
            text = "id,name\n1,\"a, b\"\n";
        }

        assertEquals(List.of("id", "name"), names(table(text)));
        assertEquals(List.of("1", "a, b"), table(text).sample().get(0));
    }

    @Test
    void a_tsv_with_commas_in_its_text_is_cut_at_tabs() {
        Table table =
                TableHead.of(head("notes.tsv", "id\ttext\n1\ta, b, c\n2\td\n")).table();

        assertEquals(List.of("1", "a, b, c"), table.sample().get(0));
    }

    @Test
    void quotes_hold_newlines_delimiters_and_quotes() {
        Table table = table("id,text\n1,\"a\nb, \"\"c\"\"\"\n2,d\n");

        assertEquals(2, table.rowsSampled());
        assertEquals(List.of("1", "a b, \"c\""), table.sample().get(0));
    }

    @Test
    void ragged_rows_miss_values_or_bring_columns() {
        Table table = table("a,b\n1\n1,2,3\n");

        assertEquals(List.of("a", "b", "column_3"), names(table));
        assertEquals(1, table.columns().get(1).nulls());
        assertEquals(1, table.columns().get(2).nulls());
    }

    @Test
    void a_run_of_marks_in_a_file_is_cut_before_anything_looks_at_it() {
        String marks = "\u0301".repeat(9_000);

        Table table =
                TableHead.of(head("t.csv", "id,na" + marks + "me\n1,x\n2,y\n")).table();

        assertEquals("na" + "\u0301".repeat(8) + "me", table.columns().get(1).name());
    }

    @Test
    void the_last_row_of_a_cut_head_is_not_shown() {
        FileHead cut = new FileHead("t.csv", "t.csv", bytes("a,b\n1,2\n3,4"), false);
        FileHead whole = new FileHead("t.csv", "t.csv", bytes("a,b\n1,2\n3,4"), true);

        assertEquals(1, TableHead.of(cut).table().rowsSampled());
        assertEquals(2, TableHead.of(whole).table().rowsSampled());
    }

    @Test
    void at_most_a_thousand_rows_are_read() {
        assertEquals(1000, table("a\n" + "1\n".repeat(5000)).rowsSampled());
        assertEquals(1000, table("a\n" + "1\n".repeat(1000)).rowsSampled());
    }

    @Test
    void long_cells_are_shortened() {
        Table table = table("a\n" + "x".repeat(300) + "\n");

        assertEquals(60, table.sample().get(0).get(0).length());
        assertEquals(60, table.columns().get(0).examples().get(0).length());
    }

    @Test
    void of_very_wide_tables_the_first_columns_are_shown() {
        TableHead wide = TableHead.of(head("t.csv", "c,".repeat(19_999) + "c\n"));

        assertEquals(300, wide.table().columns().size());
        assertTrue(wide.reason().startsWith("columns 301 to 20000 are not shown; the name c comes more than once"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"UTF-8", "windows-1252", "UTF-16LE", "UTF-16BE", "UTF-16LE+BOM", "UTF-16BE+BOM", "UTF-8+BOM"})
    void usual_encodings(String name) {
        byte[] bytes =
                switch (name) {
                    case "UTF-16LE+BOM", "UTF-16BE+BOM", "UTF-8+BOM" ->
                        "\uFEFFid,ort\n1,Köln €\n".getBytes(Charset.forName(name.replace("+BOM", "")));
                    default -> "id,ort\n1,Köln €\n".getBytes(Charset.forName(name));
                };
        Table table = TableHead.of(new FileHead("t.csv", "t.csv", bytes, true)).table();

        assertEquals(List.of("id", "ort"), names(table));
        assertEquals("Köln €", table.sample().get(0).get(1));
    }

    @Test
    void a_head_that_ends_within_a_character_is_still_utf_8() {
        byte[] all = bytes("id,ort\n1,Köln\n2,Zürich\n3,ö");
        byte[] cut = Arrays.copyOf(all, all.length - 1);

        assertEquals(
                "Köln",
                TableHead.of(new FileHead("t.csv", "t.csv", cut, false))
                        .table()
                        .sample()
                        .get(0)
                        .get(1));
    }

    @Test
    void a_zip_is_read_as_far_as_it_goes() {
        StringBuilder rows = new StringBuilder("id,x\n");
        for (int i = 0; i < 50_000; i++) {
            rows.append(i).append(',').append(Math.sin(i)).append('\n');
        }
        byte[] zip = Sample.zip("t.csv", bytes(rows.toString()));
        byte[] cut = Arrays.copyOf(zip, 4000);
        Table table =
                TableHead.of(new FileHead("t.csv", "t.csv.zip", cut, false)).table();

        assertTrue(table.rowsSampled() > 20 && table.rowsSampled() < 1000, () -> "rows: " + table.rowsSampled());
        assertEquals("float", table.columns().get(1).type());
        assertEquals(
                2,
                TableHead.of(new FileHead("t.csv", "t.csv.zip", Sample.zip("../../t.csv", bytes("a\n1\n2\n")), true))
                        .table()
                        .rowsSampled());
    }

    @Test
    void what_macos_packs_along_is_skipped_whatever_its_name_is_made_of() throws IOException {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(archive, Charset.forName("windows-1252"))) {
            for (String name : List.of("größe/", "__MACOSX/._größe.csv", ".DS_Store", "größe.csv")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(
                        name.endsWith("/") ? new byte[0] : bytes(name.equals("größe.csv") ? "a,b\n1,2\n" : "\u0000x"));
                zip.closeEntry();
            }
        }

        assertEquals(
                List.of("a", "b"),
                names(TableHead.of(new FileHead("größe.csv", "größe.csv.zip", archive.toByteArray(), true))
                        .table()));
    }

    @Test
    void a_zip_without_a_file_and_one_whose_first_member_is_a_bomb_are_named() {
        for (String name : List.of("data/", "__MACOSX/._t.csv")) {
            byte[] zip = Sample.zip(name, new byte[name.endsWith("/") ? 0 : 50_000_000]);

            TableHead none = TableHead.of(new FileHead("t.csv", "t.csv.zip", zip, true));

            assertEquals("an archive without a file", none.reason());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            value = {
                "5.1 3.5 setosa / 4.9 3.0 setosa / 4.7 3.2 virginica => false",
                "7 0 0 0 / 2 0 0 1 / 1 0 3 0 => false",
                "2026-01-01 1.5 / 2026-01-02 1.6 / 2026-01-03 1.4 => false",
                "0042 1.5 / 0043 1.6 / 0044 1.4 => false",
                "12345678901234567890 1 / 12345678901234567891 2 / 12345678901234567892 3 => false",
                "id taken / 1 2026-01-01T10:00 / 2 2026-01-02T10:00 => true",
                "id x / 1 2 / 3 4 => true",
                "country 2019 2020 / France 1 2 / Peru 3 4 => true",
                "0 1 2 / 5 6 7 / 8 9 4 => true",
                "a b / c d / e f => true",
                "id 7 / 1 2 / 3 4 => true",
                "1 2 / 3 4 => false",
            })
    void a_first_row_of_values_is_not_taken_for_names(String rows, boolean header) {
        String text = rows.replace(" / ", "\n").replace(' ', ',') + "\n";

        TableHead read = TableHead.of(head("t.csv", text));

        assertEquals(header, !names(read.table()).get(0).equals("column_1"));
        assertEquals(text.lines().count() - (header ? 1 : 0), read.table().rowsSampled());
        assertEquals(header ? "" : "the file has no header row, its columns are numbered", read.reason());
    }

    @Test
    void a_bomb_does_not_go_off() throws IOException, Unpacker.Unreadable {
        byte[] bomb = Sample.zip("t.csv", new byte[50_000_000]);
        FileContent content = Unpacker.of(new FileContent("t.csv", null, bomb, true, List.of()));

        assertEquals(Unpacker.LIMIT, content.bytes().length);
        assertFalse(content.complete());
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 20, 31, 40})
    void a_zip_that_ends_too_early_is_named(int length) {
        byte[] zip = Arrays.copyOf(Sample.zip("t.csv", bytes("a,b\n1,2\n")), length);
        TableHead none = TableHead.of(new FileHead("t.csv", "t.csv.zip", zip, false));

        assertTrue(none.table() == null || none.table().rowsSampled() == 0);
        assertFalse(none.reason().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "  "})
    void an_empty_file_has_no_table(String text) {
        TableHead none = TableHead.of(head("t.csv", text));

        assertEquals(text.equals("  ") ? null : "empty file", none.table() == null ? none.reason() : null);
    }

    @Test
    void a_header_alone_is_a_table_unless_it_may_be_cut() {
        assertEquals("empty", table("a,b\n").columns().get(0).type());
        TableHead cut = TableHead.of(new FileHead("t.csv", "t.csv", bytes("a,b,c,d"), false));
        assertEquals(List.of("a", "b", "c"), names(cut.table()));
        assertEquals("unknown", cut.table().columns().get(0).type());
        assertTrue(cut.reason().contains("longer than what is read"), cut.reason());
    }

    @Test
    void a_stray_quote_costs_what_follows_it_not_the_table() {
        Table table = table("a,b\n1,2\n3,\"x\"y\n4,5\n");

        assertEquals(List.of("1", "2"), table.sample().get(0));
    }

    @Test
    void secrets_in_cells_are_masked() {
        assertEquals(
                "[masked]",
                table("a\nhf_" + "Fake".repeat(8) + "\n").sample().get(0).get(0));
    }

    @Test
    void only_tables_are_tables() {
        assertTrue(TableNames.isTabular("a/b/Train.CSV"));
        assertTrue(TableNames.isTabular("train.csv.zip"));
        assertTrue(TableNames.isTabular("t.tsv"));
        assertFalse(TableNames.isTabular("csv"));
        assertTrue(TableNames.isTabular("train.csv.parquet"));
        assertTrue(TableNames.isTabular("images.zip"));
        assertFalse(TableNames.isTabular("images.png"));
        assertFalse(TableNames.isTabular("README.txt"));
    }

    private static Table table(String text) {
        return TableHead.of(head("t.csv", text)).table();
    }

    private static FileHead head(String name, String text) {
        return new FileHead(name, name, bytes(text), true);
    }

    private static List<String> names(Table table) {
        return table.columns().stream().map(Column::name).toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
