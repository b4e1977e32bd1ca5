package io.kaggleingest.document.table;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether the first row of a table names its columns. It does not if it repeats itself or holds, wherever the rows below
 * hold numbers or dates, a value of the same kind; unless those are a series (years, 0 to 9), which is how columns are
 * numbered.
 */
final class HeaderRow {

    private static final Set<String> TELLING = Set.of("integer", "float", "date", "datetime");

    private HeaderRow() {}

    /** @param rows all rows, the one in question first */
    static boolean isIn(List<List<String>> rows) {
        List<String> first = rows.get(0);
        if (rows.size() < 3 || first.stream().allMatch(HeaderRow::isName) || isSeries(first)) {
            return true;
        }
        boolean alike = false;
        for (int i = 0; i < first.size(); i++) {
            String below = ColumnProfile.of("", TableHead.values(rows.subList(1, rows.size()), i))
                    .type();
            if (TELLING.contains(below)) {
                if (isName(first.get(i))) {
                    return true;
                }
                alike = true;
            }
        }
        return !alike;
    }

    private static boolean isName(String cell) {
        String type = ColumnProfile.of("", List.of(cell)).type();
        return type.equals("boolean") || type.equals("text") && !ColumnProfile.isDigits(cell);
    }

    /** All that is a number grows by one from cell to cell. */
    private static boolean isSeries(List<String> cells) {
        List<String> numbers =
                cells.stream().map(String::strip).filter(cell -> !isName(cell)).toList();
        if (numbers.size() < 2 || new HashSet<>(numbers).size() < numbers.size()) {
            return false;
        }
        for (int i = 1; i < numbers.size(); i++) {
            if (!isNext(numbers.get(i - 1), numbers.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNext(String one, String other) {
        return one.matches("\\d{1,9}")
                && other.matches("\\d{1,9}")
                && Integer.parseInt(one) + 1 == Integer.parseInt(other);
    }
}
