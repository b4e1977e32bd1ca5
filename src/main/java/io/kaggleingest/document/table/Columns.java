package io.kaggleingest.document.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.kaggleingest.document.ContextDocument.Column;
import io.kaggleingest.document.text.Sanitizer;

/** Columns as a document has them: names to the letter, because code needs them; values as short lines. */
public final class Columns {
    /** Of very wide tables, the first ones. */
    public static final int MOST = 300;

    /** Rows of a table that a document shows. */
    public static final int SAMPLE = 5;

    private static final int NAME = 120;
    private static final int EXAMPLES = 3;
    private static final int ABOUT = 200;
    private static final int TYPE = 300;

    private Columns() {}

    /** @param about what the host says of it, if anything */
    public static Column of(String name, ColumnValues values, @Nullable String about) {
        int exampleCount = values.few() ? ColumnValues.FEW : EXAMPLES;
        List<String> examples =
                values.values().stream().limit(exampleCount).map(Columns::cell).toList();
        boolean allShown = values.values().size() == examples.size();
        return new Column(
                name,
                values.type(),
                values.nulls(),
                values.values().size(),
                examples,
                allShown ? null : values.least(),
                allShown ? null : values.greatest(),
                values.mark() == null ? null : cell(values.mark()),
                about(about),
                allShown && values.counts().size() == examples.size() ? values.counts() : null);
    }

    /** Where no value was read. */
    public static Column of(String name, String type, long nulls, @Nullable String least, @Nullable String greatest) {
        return new Column(
                name,
                Sanitizer.line(type, TYPE),
                nulls,
                null,
                List.of(),
                least == null ? null : cell(least),
                greatest == null ? null : cell(greatest),
                null,
                null,
                null);
    }

    private static @Nullable String about(@Nullable String about) {
        String line = about == null ? "" : Sanitizer.line(about, ABOUT);
        return line.isEmpty() ? null : line;
    }

    /** A value as a short line. */
    public static String cell(String value) {
        return Sanitizer.line(value, ColumnValues.LONGEST);
    }

    static List<String> cells(List<String> row) {
        return row.stream().limit(MOST).map(Columns::cell).toList();
    }

    /** Blanks stay, also at its ends; ends of lines are told. */
    public static String name(String raw, int index) {
        if (raw == null || raw.isBlank()) {
            return "column_" + (index + 1);
        }
        String start = raw.length() > 4 * NAME ? raw.substring(0, 4 * NAME) : raw;
        return Sanitizer.shorten(
                Sanitizer.text(start.replace("\r\n", "\n")).replace("\n", "\\n").replace('\t', ' '), NAME);
    }

    /** Names that stand above several columns are told, and so are blanks that nobody sees. */
    static List<String> oddNames(DelimitedTable table) {
        List<String> notes = new ArrayList<>();
        table.sameNames().forEach((name, places) -> {
            if (notes.size() < 3) {
                notes.add("the name " + name(name, 0) + " comes more than once, above columns "
                        + String.join(
                                ", ",
                                places.stream().limit(8).map(String::valueOf).toList()));
            }
        });
        List<String> blank = table.header() == null
                ? List.of()
                : table.header().stream()
                        .filter(name ->
                                !name.isBlank() && !name.equals(name.strip()) || name.contains("  ") && !name.isBlank())
                        .limit(5)
                        .map(name -> "\"" + name(name, 0) + "\"")
                        .toList();
        if (!blank.isEmpty()) {
            notes.add("blanks are part of the names " + String.join(", ", blank));
        }
        return notes;
    }

    static String variants(String writing, Set<String> columns) {
        List<String> names = columns.stream().limit(5).toList();
        String more = columns.size() > 5 ? " and others" : "";
        return "numbers have " + writing + " in " + String.join(", ", names) + more
                + ": a plain read takes them for text";
    }
}
