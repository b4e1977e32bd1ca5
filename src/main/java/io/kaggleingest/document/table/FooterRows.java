package io.kaggleingest.document.table;

import java.util.ArrayList;
import java.util.List;

/** Lines below a table, such as a count of its rows or a sum: at the end of the file, and alone in what they hold. */
final class FooterRows {
    private static final int MOST = 3;
    private static final int COLUMNS = 400;
    private static final int ENOUGH_ROWS = 5;

    private FooterRows() {}

    /** How many of the last rows are no part of the table. @param rows all those below the header */
    static int count(List<List<String>> rows, int width) {
        int count = 0;
        while (count < MOST && rows.size() - count > ENOUGH_ROWS && width > 0) {
            List<List<String>> above = rows.subList(0, rows.size() - count - 1);
            if (!isOdd(
                    rows.get(rows.size() - count - 1), above.subList(Math.max(0, above.size() - 300), above.size()))) {
                break;
            }
            count++;
        }
        // Several odd rows may only look alike from below: then none of them is an end.
        return count == MOST && rows.size() - count <= ENOUGH_ROWS ? 0 : count;
    }

    /** Words where all rows above have numbers or dates. */
    private static boolean isOdd(List<String> row, List<List<String>> above) {
        boolean odd = false;
        for (int i = 0; i < Math.min(COLUMNS, row.size()); i++) {
            String cell = row.get(i).strip();
            if (CellType.of(cell) == CellType.TEXT
                    && !NullMarkers.isKnown(cell)
                    && !NumberForms.isDecimalComma(cell)
                    && !NumberForms.isThousands(cell)
                    && !CellType.isDigits(cell)
                    && isOfValues(above, i)) {
                odd = true;
            }
        }
        return odd;
    }

    private static boolean isOfValues(List<List<String>> rows, int index) {
        List<String> present = new ArrayList<>();
        for (List<String> row : rows) {
            String cell = index < row.size() ? row.get(index).strip() : "";
            if (!CellType.isNull(cell)) {
                present.add(cell);
            }
        }
        return present.size() >= ENOUGH_ROWS
                && present.size() * 2 > rows.size()
                && present.stream().allMatch(cell -> CellType.of(cell).isTelling());
    }
}
