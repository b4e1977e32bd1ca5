package io.kaggleingest.document.table;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Tells a cell of several lines from a quote that is never closed and whose cell, up to the next quote far below, would
 * swallow the rows between: those lines have as many cells as the rows before, and numbers in the same places.
 */
final class OpenQuotes {
    /** So many lines are looked at; whether rows were swallowed shows in the first few. */
    private static final int LINES = 20;
    /** Lines that must look like rows where no column of numbers tells. */
    private static final int ENOUGH = 5;

    private static final int COLUMNS = 50;

    private final String text;
    private final Dialect dialect;
    private final int width;
    private boolean @Nullable [] numbers;

    OpenQuotes(String text, Dialect dialect, int width) {
        this.text = text;
        this.dialect = dialect;
        this.width = width;
    }

    /** Which columns hold numbers, of the rows that were read well. The first row may be their names. */
    void learn(List<String> row) {
        if (row.size() != width || width < 2) {
            return;
        }
        boolean[] here = new boolean[Math.min(width, COLUMNS)];
        boolean any = false;
        for (int i = 0; i < here.length; i++) {
            here[i] = CellType.of(row.get(i).strip()).isNumber() && (numbers == null || numbers[i]);
            any |= here[i];
        }
        if (any || numbers != null) {
            numbers = here;
        }
    }

    /** @param start where the quote is; @param end where its cell would end */
    boolean swallowsRows(int start, int end) {
        if (width < 2) {
            return false;
        }
        int from = text.indexOf('\n', start) + 1;
        int lines = 0;
        int rows = 0;
        while (from > 0 && from < end && lines < LINES) {
            int to = text.indexOf('\n', from);
            if (to < 0 || to > end) {
                break;
            }
            lines++;
            rows += isRow(text.substring(from, to)) ? 1 : 0;
            from = to + 1;
        }
        int enough = isAnyNumber() ? 1 : ENOUGH;
        return rows >= enough && rows * 10 > lines * 6;
    }

    private boolean isAnyNumber() {
        if (numbers != null) {
            for (boolean number : numbers) {
                if (number) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isRow(String line) {
        List<String> cells = new RowReader(line, dialect.withQuote((char) 0), true, 0)
                .read(1).stream().findFirst().orElse(List.of());
        if (cells.size() != width) {
            return false;
        }
        for (int i = 0; numbers != null && i < numbers.length; i++) {
            String cell = cells.get(i).strip();
            if (numbers[i] && !CellType.of(cell).isNumber() && !CellType.isNull(cell)) {
                return false;
            }
        }
        return true;
    }
}
