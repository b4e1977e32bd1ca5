package io.kaggleingest.document.table;

import java.util.ArrayList;
import java.util.List;

/**
 * A row right below the header that says more of the columns: units, the words of a question, types. It has something
 * else where all rows below have numbers or dates, and nothing of it comes again.
 */
final class SecondHeader {
    private static final int ROWS = 300;
    private static final int COLUMNS = 400;
    private static final int ENOUGH_ROWS = 3;

    private SecondHeader() {}

    /** @param rows those below the header, the one in question first */
    static boolean isIn(List<List<String>> rows) {
        if (rows.size() <= ENOUGH_ROWS) {
            return false;
        }
        List<String> row = rows.get(0);
        List<List<String>> below = rows.subList(1, Math.min(ROWS, rows.size()));
        int values = 0;
        int explanations = 0;
        for (int i = 0; i < Math.min(COLUMNS, row.size()); i++) {
            String cell = row.get(i).strip();
            List<String> column = column(below, i);
            if (isOfValues(column)) {
                values++;
                if (!cell.isEmpty() && (!isWord(cell) || column.contains(cell))) {
                    return false;
                }
                explanations += cell.isEmpty() ? 0 : 1;
            } else if (!cell.isEmpty() && column.contains(cell)) {
                return false;
            }
        }
        return explanations > 0 && explanations * 2 >= values;
    }

    private static boolean isWord(String cell) {
        CellType type = CellType.of(cell);
        return type == CellType.TEXT && !NullMarkers.isKnown(cell) && !NumberForms.isDecimalComma(cell);
    }

    private static List<String> column(List<List<String>> rows, int index) {
        List<String> column = new ArrayList<>();
        for (List<String> row : rows) {
            column.add(index < row.size() ? row.get(index).strip() : "");
        }
        return column;
    }

    private static boolean isOfValues(List<String> column) {
        int values = 0;
        for (String cell : column) {
            CellType type = CellType.of(cell);
            if (type.isTelling() || NumberForms.isDecimalComma(cell)) {
                values++;
            } else if (type != CellType.NULL && !NullMarkers.isKnown(cell)) {
                return false;
            }
        }
        return values >= ENOUGH_ROWS && values * 2 > column.size();
    }
}
