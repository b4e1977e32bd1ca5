package io.kaggleingest.document.table;

import java.util.List;

/** Rows of title above the header: they fill one cell of many, or none, and a row of names stands below them. */
final class TitleRows {
    private static final int MOST = 20;

    private TitleRows() {}

    /** How many of the first rows are no part of the table. */
    static int count(List<List<String>> rows, int width) {
        if (width < 2 || rows.size() < 3) {
            return 0;
        }
        int full = 0;
        while (full < Math.min(MOST, rows.size() - 1) && countFilled(rows.get(full)) < width) {
            full++;
        }
        if (full == 0 || full == Math.min(MOST, rows.size() - 1)) {
            return leadingTitles(rows, width);
        }
        List<List<String>> remaining = rows.subList(full, rows.size());
        boolean header = HeaderRow.isIn(remaining) && isAllNames(rows.get(full));
        if (header && (HeaderRow.standsAboveValues(remaining) || areTitles(rows.subList(0, full), width / 2))) {
            return full;
        }
        return leadingTitles(rows, width);
    }

    /** Where no row is full, as the header may lack a name: those of one cell of many, and empty ones. */
    private static int leadingTitles(List<List<String>> rows, int width) {
        int titles = 0;
        while (titles < Math.min(MOST, rows.size() - 2) && areTitles(rows.subList(titles, titles + 1), width / 3)) {
            titles++;
        }
        return width < 3 || titles == Math.min(MOST, rows.size() - 2) ? 0 : titles;
    }

    private static boolean areTitles(List<List<String>> rows, int most) {
        return rows.stream().allMatch(row -> countFilled(row) <= Math.max(1, most));
    }

    private static boolean isAllNames(List<String> row) {
        return row.stream().noneMatch(cell -> CellType.of(cell.strip()).isTelling());
    }

    private static int countFilled(List<String> row) {
        return (int) row.stream().filter(cell -> !cell.isBlank()).count();
    }
}
