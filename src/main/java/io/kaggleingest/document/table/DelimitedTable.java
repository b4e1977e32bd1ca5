package io.kaggleingest.document.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Rows of cells as a table: header and rows, without what stands above, between and below them.
 *
 * @param header null where there is none
 * @param about what a second row of the header says of each column, or empty
 * @param whole whether all rows of the file were seen
 * @param commasPartCells whether a comma in a cell needs quotes
 * @param notes for people, each a clause
 */
public record DelimitedTable(
        @Nullable List<String> header,
        List<String> about,
        List<List<String>> rows,
        int width,
        boolean whole,
        boolean commasPartCells,
        List<String> notes) {
    /** Rows that are looked at, at most. */
    public static final int ROWS = 1000;

    /** @param width of most rows */
    static DelimitedTable of(CellRows cells, int width) {
        int titles = TitleRows.count(cells.rows(), width);
        List<List<String>> rows =
                new ArrayList<>(cells.rows().subList(titles, cells.rows().size()));
        List<String> notes = new ArrayList<>(cells.notes());
        boolean named = HeaderRow.isIn(rows);
        List<String> header = named ? new ArrayList<>(rows.remove(0)) : null;
        List<String> about = named && SecondHeader.isIn(rows) ? rows.remove(0) : List.of();
        if (titles > 0) {
            notes.add(
                    titles + (titles == 1 ? " row" : " rows") + " of title above the header are no rows of the table");
        }
        if (!about.isEmpty()) {
            notes.add("the row below the header says more of the columns and is no data");
        }
        if (cells.whole()) {
            withoutClosing(rows, width, notes);
        }
        boolean whole = cells.whole() && rows.size() <= ROWS;
        return align(
                header, about, rows.subList(0, Math.min(ROWS, rows.size())), whole, cells.commasPartCells(), notes);
    }

    /** Null without rows. */
    public static @Nullable DelimitedTable of(List<List<String>> rows, boolean whole) {
        if (rows.isEmpty()) {
            return null;
        }
        return of(new CellRows(rows, whole, false, List.of()), CellRows.width(rows));
    }

    private static void withoutClosing(List<List<String>> rows, int width, List<String> notes) {
        int closing = FooterRows.count(rows, width);
        if (closing == 0) {
            return;
        }
        List<List<String>> last = rows.subList(rows.size() - closing, rows.size());
        notes.add((closing == 1 ? "the last line is no row: " : "the last " + closing + " lines are no rows: ")
                + String.join(
                        " / ",
                        last.stream().map(row -> String.join(" ", row).strip()).toList()));
        last.clear();
    }

    /** R writes no name above the names of rows; other programs end each row with a delimiter. */
    private static DelimitedTable align(
            @Nullable List<String> header,
            List<String> about,
            List<List<String>> rows,
            boolean whole,
            boolean commasPartCells,
            List<String> notes) {
        int rowWidth = rows.stream().mapToInt(List::size).max().orElse(0);
        int width = Math.max(header == null ? 0 : header.size(), rowWidth);
        boolean longer = header != null && !rows.isEmpty() && rowWidth == header.size() + 1;
        long full = rows.stream().filter(row -> row.size() == rowWidth).count();
        if (header != null && longer && full * 10 >= rows.size() * 9L) {
            if (rows.stream()
                    .allMatch(row ->
                            row.size() < rowWidth || row.get(rowWidth - 1).isBlank())) {
                width--;
            } else {
                header.add(0, "");
                notes.add("the first column holds the names of rows and has no name itself");
            }
        }
        return new DelimitedTable(header, about, rows, width, whole, commasPartCells, notes);
    }

    /** Names that stand above several columns, with the numbers of those columns. */
    Map<String, List<Integer>> sameNames() {
        Map<String, List<Integer>> places = new LinkedHashMap<>();
        for (int i = 0; header != null && i < header.size(); i++) {
            if (!header.get(i).isBlank()) {
                places.computeIfAbsent(header.get(i), name -> new ArrayList<>()).add(i + 1);
            }
        }
        places.values().removeIf(columns -> columns.size() == 1);
        return places;
    }

    List<String> column(int index) {
        List<String> column = new ArrayList<>(rows.size());
        for (List<String> row : rows) {
            column.add(index < row.size() ? row.get(index) : "");
        }
        return column;
    }
}
