package io.kaggleingest.document.notebook;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A table that was printed in several parts below each other, because its columns are too many for a line. */
final class WideTable {
    private static final int MOST_ROWS = 100;

    private WideTable() {}

    /** The first rows of each part, so that all columns are named; empty if this is no such table. */
    static String shortened(String printed, int limit) {
        List<List<String>> parts = parts(printed);
        int wrapped = (int) parts.stream()
                .filter(part -> part.get(0).stripTrailing().endsWith("\\"))
                .count();
        if (wrapped == 0 || wrapped + 1 < parts.size()) {
            return "";
        }
        int rows = Math.min(MOST_ROWS, parts.stream().mapToInt(List::size).max().orElse(1));
        String shown = shown(parts, rows);
        while (rows > 1 && shown.length() > limit) {
            rows--;
            shown = shown(parts, rows);
        }
        return shown.length() == printed.length()
                ? shown
                : shown + "\n" + OutputCut.note(printed.length() - shown.length());
    }

    private static List<List<String>> parts(String printed) {
        List<List<String>> parts = new ArrayList<>();
        for (String part : printed.strip().split("\\n[ \\t]*+\\n")) {
            parts.add(Arrays.stream(part.split("\n"))
                    .filter(line -> !line.isBlank())
                    .toList());
        }
        parts.removeIf(List::isEmpty);
        return parts;
    }

    private static String shown(List<List<String>> parts, int rows) {
        List<String> lines = new ArrayList<>();
        parts.forEach(part -> lines.addAll(part.subList(0, Math.min(rows, part.size()))));
        return String.join("\n", lines);
    }
}
