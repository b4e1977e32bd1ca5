package io.kaggleingest.document.table;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All rows of a file, its header among them.
 *
 * @param whole whether these are all
 * @param commasPartCells whether a comma in a cell needs quotes
 * @param notes for people, each a clause
 */
record CellRows(List<List<String>> rows, boolean whole, boolean commasPartCells, List<String> notes) {

    /** The width that most rows have; of two, the one that the first row has, or the larger. */
    static int width(List<List<String>> rows) {
        Map<Integer, Integer> counts = new HashMap<>();
        rows.forEach(row -> counts.merge(row.size(), 2, Integer::sum));
        rows.stream().limit(1).forEach(first -> counts.merge(first.size(), 1, Integer::sum));
        return counts.entrySet().stream()
                .max(Map.Entry.<Integer, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(0);
    }
}
