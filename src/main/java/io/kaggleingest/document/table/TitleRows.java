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
        while (full < Math.min(MOST, rows.size() - 1) && filled(rows.get(full)) < width) {
            if (filled(rows.get(full)) > Math.max(1, width / 2)) {
                return isTitle(rows, 0, full, width) ? full : 0;
            }
            full++;
        }
        if (full == 0 || full == Math.min(MOST, rows.size() - 1)) {
            return 0;
        }
        if (HeaderRow.isIn(rows.subList(full, rows.size())) && isAllNames(rows.get(full))) {
            return full;
        }
        // The first full row is data: what stands right above it may be names, such as R's, with one less than columns.
        List<String> above = rows.get(full - 1);
        return above.size() >= width - 1 && filled(above) > width / 2 ? full - 1 : full;
    }

    private static boolean isTitle(List<List<String>> rows, int from, int to, int width) {
        for (List<String> row : rows.subList(from, to)) {
            if (filled(row) > Math.max(1, width / 3)) {
                return false;
            }
        }
        return to > from;
    }

    private static boolean isAllNames(List<String> row) {
        return row.stream().noneMatch(cell -> CellType.of(cell.strip()).isTelling());
    }

    private static int filled(List<String> row) {
        return (int) row.stream().filter(cell -> !cell.isBlank()).count();
    }
}
