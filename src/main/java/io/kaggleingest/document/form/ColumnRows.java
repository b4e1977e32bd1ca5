package io.kaggleingest.document.form;

import java.util.ArrayList;
import java.util.List;

import io.kaggleingest.document.ContextDocument.Column;

/** The columns of a table as rows of another one, which has no column for what none of them has. */
final class ColumnRows {
    private ColumnRows() {}

    static List<String> header(List<Column> columns) {
        List<String> header = new ArrayList<>(List.of("column", "type", "nulls", "distinct", "examples"));
        if (hasRange(columns)) {
            header.add("range");
        }
        if (hasAbout(columns)) {
            header.add("about");
        }
        return header;
    }

    static List<List<String>> of(List<Column> columns) {
        boolean range = hasRange(columns);
        boolean about = hasAbout(columns);
        return columns.stream().map(column -> row(column, range, about)).toList();
    }

    private static List<String> row(Column column, boolean range, boolean about) {
        List<String> row = new ArrayList<>();
        row.add(name(column.name()));
        row.add(column.type() + (column.mark() == null ? "" : ", besides " + column.mark()));
        row.add(String.valueOf(column.nulls()));
        row.add(column.distinct() == null ? "" : column.distinct().toString());
        row.add(String.join(", ", column.examples()));
        if (range) {
            row.add(column.least() == null ? "" : column.least() + " to " + column.greatest());
        }
        if (about) {
            row.add(column.about() == null ? "" : column.about());
        }
        return row;
    }

    /** Blanks that nobody would see. */
    private static String name(String name) {
        return name.equals(name.strip()) && !name.contains("  ") ? name : "\"" + name + "\"";
    }

    private static boolean hasRange(List<Column> columns) {
        return columns.stream().anyMatch(column -> column.least() != null);
    }

    private static boolean hasAbout(List<Column> columns) {
        return columns.stream().anyMatch(column -> column.about() != null);
    }
}
