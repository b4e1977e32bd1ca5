package io.kaggleingest.document.notebook;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A table that was printed in several parts below each other, because its columns are too many for a line. */
final class WideTable {
    private static final int MOST_ROWS = 100;

    private WideTable() {}

    /** The first rows of each part, so that all columns are named; empty if this is no such table. */
    static String shorten(String text, int limit) {
        List<List<String>> parts = parts(text);
        int wrappedParts = (int) parts.stream()
                .filter(part -> part.get(0).stripTrailing().endsWith("\\"))
                .count();
        if (wrappedParts == 0 || wrappedParts + 1 < parts.size()) {
            return "";
        }
        int rows = Math.min(MOST_ROWS, parts.stream().mapToInt(List::size).max().orElse(1));
        String firstRows = firstRows(parts, rows);
        while (rows > 1 && firstRows.length() > limit) {
            rows--;
            firstRows = firstRows(parts, rows);
        }
        return firstRows.length() == text.length()
                ? firstRows
                : firstRows + "\n" + OutputCut.note(text.length() - firstRows.length());
    }

    private static List<List<String>> parts(String text) {
        List<List<String>> parts = new ArrayList<>();
        for (String part : text.strip().split("\\n[ \\t]*+\\n")) {
            parts.add(Arrays.stream(part.split("\n"))
                    .filter(line -> !line.isBlank())
                    .toList());
        }
        parts.removeIf(List::isEmpty);
        return parts;
    }

    private static String firstRows(List<List<String>> parts, int rows) {
        List<String> lines = new ArrayList<>();
        parts.forEach(part -> lines.addAll(part.subList(0, Math.min(rows, part.size()))));
        return String.join("\n", lines);
    }
}
