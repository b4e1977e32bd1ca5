package io.kaggleingest.document.facts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.kaggleingest.document.ContextDocument.Column;
import io.kaggleingest.document.ContextDocument.Table;

/** All columns of a table in few words: by type, numbered ones as a range, and how much of some is missing. */
final class ColumnList {
    /** Columns of one type, or ranges of them, that are named. */
    private static final int NAMES = 60;
    /** Numbered names that are told as a range. */
    private static final int RUN = 4;

    private static final double TELLING_SHARE = 0.05;
    private static final int TELLING_NULLS = 8;
    private static final Pattern NUMBERED = Pattern.compile("\\A(.*?)(\\d{1,6})(\\D*)");

    private ColumnList() {}

    static String of(Table table) {
        String nulls = nulls(table);
        return counts(table) + ": " + byType(table.columns()) + (nulls.isEmpty() ? "" : "; without a value: " + nulls);
    }

    static String counts(Table table) {
        int columns = table.columns().size();
        int rows = table.rowsSampled();
        String all = table.rows() == null || table.rows() == rows ? "" : " of " + table.rows();
        return columns
                + (columns == 1 ? " column, " : " columns, ")
                + rows
                + all
                + (rows == 1 ? " row read" : " rows read");
    }

    private static String byType(List<Column> columns) {
        Map<String, List<String>> types = new LinkedHashMap<>();
        columns.forEach(column ->
                types.computeIfAbsent(column.type(), type -> new ArrayList<>()).add(column.name()));
        List<String> groups = new ArrayList<>();
        types.forEach((type, names) -> groups.add(type + " " + shorten(ranges(names), NAMES)));
        return String.join(" | ", groups);
    }

    /** f0, f1, … f99 as "f0 … f99". */
    static List<String> ranges(List<String> names) {
        List<String> ranges = new ArrayList<>();
        for (int i = 0; i < names.size(); ) {
            int end = i + 1;
            while (end < names.size() && follows(names.get(end - 1), names.get(end))) {
                end++;
            }
            if (end - i >= RUN) {
                ranges.add(DataNames.exact(names.get(i)) + " … " + DataNames.exact(names.get(end - 1)));
            } else {
                names.subList(i, end).stream().map(DataNames::exact).forEach(ranges::add);
            }
            i = end;
        }
        return ranges;
    }

    private static boolean follows(String before, String name) {
        Matcher one = NUMBERED.matcher(before);
        Matcher other = NUMBERED.matcher(name);
        return one.matches()
                && other.matches()
                && one.group(1).equals(other.group(1))
                && one.group(3).equals(other.group(3))
                && Integer.parseInt(one.group(2)) + 1 == Integer.parseInt(other.group(2));
    }

    private static String nulls(Table table) {
        double rows = Math.max(1, rows(table));
        List<Column> columns = table.columns().stream()
                .filter(column -> column.nulls() / rows >= TELLING_SHARE)
                .sorted((one, other) -> Long.compare(other.nulls(), one.nulls()))
                .toList();
        List<String> shares = new ArrayList<>(columns.stream()
                .limit(TELLING_NULLS)
                .map(column -> DataNames.exact(column.name()) + " " + percent(column.nulls() / rows))
                .toList());
        if (columns.size() > TELLING_NULLS) {
            shares.add("and " + (columns.size() - TELLING_NULLS) + " more");
        }
        return String.join(", ", shares);
    }

    /** Where a file tells the nulls of all its rows, no row of it may have been read. */
    private static long rows(Table table) {
        long most = table.columns().stream().mapToLong(Column::nulls).max().orElse(0);
        return most > table.rowsSampled() && table.rows() != null ? table.rows() : table.rowsSampled();
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, share < 0.0995 && share > 0 ? "%.1f %%" : "%.0f %%", share * 100);
    }

    static String shorten(List<String> names, int most) {
        int more = names.size() - most;
        return more <= 0
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, most)) + " and " + more + " more";
    }
}
