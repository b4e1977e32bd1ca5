package io.kaggleingest.document.table;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** A text whose lines are rows: finds how it is cut into cells, and cuts it. */
public final class DelimitedText {
    /** Rows that may be title, header or units, beside those that are shown. */
    private static final int EXTRA = 24;

    private final boolean complete;
    private final TableStart start;
    private final DialectChoice.Choice choice;
    private final Dialect dialect;
    private final List<String> notes = new ArrayList<>();

    private DelimitedText(String text, boolean complete, String fileName) {
        this.complete = complete;
        this.start = TableStart.of(text);
        this.choice = DialectChoice.of(start.text(), complete, fileName);
        Dialect dialect = start.delimiter() == null ? choice.dialect() : Dialect.of(start.delimiter());
        this.dialect = dialect.withComment(start.comment());
    }

    /** Null if there is not even the beginning of a table. */
    public static @Nullable DelimitedTable table(String text, boolean complete, String fileName) {
        return new DelimitedText(text, complete, fileName).table();
    }

    private @Nullable DelimitedTable table() {
        RowReader reader = new RowReader(start.text(), dialect, complete, choice.width());
        List<List<String>> rows = reader.read(DelimitedTable.ROWS + EXTRA);
        if (rows.isEmpty()) {
            return start.text().isBlank() ? null : beginningOfARow();
        }
        tell(reader);
        int width = start.delimiter() == null ? choice.width() : CellRows.width(rows);
        boolean whole = complete && reader.isAtEnd();
        DelimitedTable table = DelimitedTable.of(
                new CellRows(
                        withoutSpaces(rows, reader), whole, dialect.delimiter().equals(","), notes),
                width);
        if (table.rows().isEmpty() && !whole) {
            table.notes().add("the first row is longer than what is read of a file: no row is known, nor any type");
        }
        return table;
    }

    /** Where a blank follows each delimiter, it is none of the names. */
    private static List<List<String>> withoutSpaces(List<List<String>> rows, RowReader reader) {
        List<String> first = rows.get(0);
        boolean inNames = first.size() > 1 && first.stream().skip(1).allMatch(cell -> cell.startsWith(" "));
        if (!inNames) {
            return rows;
        }
        long spacedRows = rows.stream()
                .skip(1)
                .filter(row -> row.stream().skip(1).allMatch(cell -> cell.startsWith(" ") || reader.hasSpacedQuotes()))
                .count();
        if (spacedRows * 10 < (rows.size() - 1) * 8L) {
            return rows;
        }
        List<List<String>> strippedRows = new ArrayList<>(rows);
        strippedRows.set(
                0, new ArrayList<>(first.stream().map(String::stripLeading).toList()));
        return strippedRows;
    }

    /** The header alone is longer than what was read. */
    private @Nullable DelimitedTable beginningOfARow() {
        List<List<String>> rows = new RowReader(start.text(), dialect, true, 0).read(1);
        List<String> cells = rows.isEmpty() ? new ArrayList<>() : new ArrayList<>(rows.get(0));
        if (cells.size() > 1) {
            cells.remove(cells.size() - 1);
        }
        if (cells.size() < 2 || start.text().indexOf('\n') >= 0 || !HeaderRow.isIn(List.of(cells))) {
            return null;
        }
        notes.add("the header alone is longer than what is read of a file: only its first " + cells.size()
                + " columns are known, and no row");
        return new DelimitedTable(cells, List.of(), List.of(), cells.size(), false, false, notes);
    }

    private void tell(RowReader reader) {
        if (start.comments() > 0) {
            notes.add(start.comments() + (start.comments() == 1 ? " line" : " lines")
                    + " of comment above the header are no rows of the table");
        }
        List<Integer> lines = reader.linesOfLiteralQuotes();
        if (!lines.isEmpty()) {
            int above = start.comments() + (start.delimiter() == null ? 0 : 1);
            notes.add("line " + (lines.get(0) + above)
                    + (lines.size() == 1 ? " opens a quote" : " and " + (lines.size() - 1) + " more lines open a quote")
                    + " that is never closed, which is read as part of the text");
        }
        String delimiter = dialect.delimiter();
        if (!delimiter.isEmpty() && !List.of(",", "\t", ";", "|").contains(delimiter)) {
            notes.add("columns are parted by " + (dialect.isOfBlanks() ? "blanks" : printable(delimiter)));
        }
        if (dialect.quote() == '\'') {
            notes.add("quotes are '");
        }
    }

    private static String printable(String delimiter) {
        return delimiter.charAt(0) < ' ' ? "the character " + (int) delimiter.charAt(0) : delimiter;
    }
}
