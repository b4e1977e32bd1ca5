package io.kaggleingest.document.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.kaggleingest.document.ContextDocument.Column;
import io.kaggleingest.document.ContextDocument.Table;

/** From rows of cells to a table of a document: names, types, first rows, and what is odd. */
public final class TextTable {

    private final DelimitedTable table;
    private final List<String> notes = new ArrayList<>();

    private TextTable(DelimitedTable table) {
        this.table = table;
    }

    /** @param name of the table within its file, or empty */
    public static FileTables of(String name, DelimitedTable table) {
        return new TextTable(table).read(name);
    }

    private FileTables read(String name) {
        if (table.header() == null) {
            notes.add("the file has no header row, its columns are numbered");
        }
        List<Column> columns = columns();
        if (table.width() > Columns.MOST) {
            notes.add("columns " + (Columns.MOST + 1) + " to " + table.width() + " are not shown");
        }
        notes.addAll(table.notes());
        notes.addAll(Columns.oddNames(table));
        List<List<String>> sample =
                table.rows().stream().limit(Columns.SAMPLE).map(Columns::cells).toList();
        return new FileTables(List.of(new Table(name, columns, table.rows().size(), sample)), notes);
    }

    private List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        Map<String, Set<String>> variants = new LinkedHashMap<>();
        boolean commasPartCells = table.commasPartCells();
        for (int i = 0; i < Math.min(table.width(), Columns.MOST); i++) {
            List<String> header = table.header();
            String name = Columns.name(header != null && i < header.size() ? header.get(i) : "", i);
            String about = i < table.about().size() ? table.about().get(i) : null;
            if (table.rows().isEmpty() && !table.whole()) {
                columns.add(Columns.of(name, "unknown", 0, null, null));
                continue;
            }
            ColumnValues values = ColumnValues.of(table.column(i), commasPartCells);
            columns.add(Columns.of(name, values, about));
            if (values.writing() != null) {
                variants.computeIfAbsent(values.writing(), writing -> new LinkedHashSet<>())
                        .add(name);
            }
        }
        variants.forEach((writing, names) -> notes.add(Columns.variants(writing, names)));
        return columns;
    }
}
