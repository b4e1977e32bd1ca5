package io.kaggleingest.document.text;

import java.util.List;

/** A Markdown table; cells are brought to one line and cannot break out of their row. */
public final class MarkdownTable {
    private MarkdownTable() {}

    public static String of(List<String> header, List<List<String>> rows) {
        int width = rows.stream().mapToInt(List::size).max().orElse(0);
        width = Math.max(width, header.size());
        StringBuilder table = new StringBuilder();
        row(table, header, width);
        table.append('\n').append("|").append(" --- |".repeat(width));
        for (List<String> row : rows) {
            table.append('\n');
            row(table, row, width);
        }
        return table.toString();
    }

    private static void row(StringBuilder table, List<String> cells, int width) {
        table.append('|');
        for (int i = 0; i < width; i++) {
            String cell = i < cells.size() ? cells.get(i) : "";
            String line = cell.replaceAll("\\s+", " ").strip().replace("|", "\\|");
            table.append(' ').append(line).append(line.isEmpty() ? "|" : " |");
        }
    }
}
