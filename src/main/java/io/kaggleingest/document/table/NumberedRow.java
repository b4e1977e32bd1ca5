package io.kaggleingest.document.table;

import java.util.List;

/** A row of numbers alone that counts: positions from 0 or 1 up, or years. */
final class NumberedRow {

    private NumberedRow() {}

    /** Whether it counts, and the rows below do not count in the same way: those of a matrix may. */
    static boolean isAbove(List<String> row, List<List<String>> below) {
        if (!counts(row, true)) {
            return isOfYears(row) && below.stream().noneMatch(NumberedRow::isOfYears);
        }
        return below.stream().filter(other -> counts(other, false)).count() * 2 <= below.size();
    }

    static boolean isYear(long number) {
        return number >= 1800 && number <= 2100;
    }

    private static boolean counts(List<String> row, boolean fromTheStart) {
        if (row.size() < 3 || !row.get(0).strip().matches("[0-9]{1,6}")) {
            return false;
        }
        long next = Long.parseLong(row.get(0).strip());
        if (fromTheStart && next > 1) {
            return false;
        }
        for (String cell : row) {
            if (!cell.strip().equals(Long.toString(next++))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOfYears(List<String> row) {
        long before = 0;
        for (String cell : row) {
            String year = cell.strip();
            if (!year.matches("[12][0-9]{3}") || !isYear(Long.parseLong(year)) || Long.parseLong(year) <= before) {
                return false;
            }
            before = Long.parseLong(year);
        }
        return row.size() > 1;
    }
}
