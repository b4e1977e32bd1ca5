package io.kaggleingest.document.file;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What the name of a file promises; whether it is so, its bytes tell. */
public final class TableNames {
    private static final Pattern PACKING = Pattern.compile("\\.(?:zip|gz|gzip|xz|bz2)$");
    private static final Pattern LEAFLET = Pattern.compile(
            "(?:readme|read_me|licen[cs]e|copying|changelog|changes|requirements|notice|citation|about|notes?|description|manifest|metadata)"
                    + "[^/]*|[^/]*(?:readme|licen[cs]e)[^/]*");
    private static final List<String> PLAIN = List.of(".csv", ".tsv", ".tab", ".psv");
    private static final List<String> MAYBE = List.of(
            ".txt",
            ".dat",
            ".data",
            ".parquet",
            ".pq",
            ".json",
            ".jsonl",
            ".ndjson",
            ".json5",
            ".npy",
            ".sqlite",
            ".sqlite3",
            ".db",
            ".db3",
            ".xlsx",
            ".xlsm");

    private TableNames() {}

    /** CSV and its like, packed or not. */
    public static boolean isPlainTable(String name) {
        return ends(name, PLAIN);
    }

    /** Whether its name says that it is a table, in whatever form. */
    static boolean isTable(String name) {
        return isPlainTable(name) || isParquet(name) || isExcel(name);
    }

    /** Whether it is worth looking into: what may hold a table. */
    public static boolean isTabular(String name) {
        return isPlainTable(name) || ends(name, MAYBE) && !isLeaflet(name) || isArchive(name);
    }

    /** A packed file whose name does not say what is in it. */
    static boolean isArchive(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String inner = PACKING.matcher(lower).replaceFirst("");
        boolean bare = inner.lastIndexOf('.') <= inner.lastIndexOf('/');
        return !inner.equals(lower) && (bare || inner.endsWith(".tar")) || lower.endsWith(".tgz");
    }

    static boolean isLeaflet(String name) {
        String lower = name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return LEAFLET.matcher(lower).matches() && !isPlainTable(name);
    }

    /** Its columns stand at its end. */
    public static boolean isParquet(String name) {
        return name.toLowerCase(Locale.ROOT).matches(".*\\.(?:parquet|pq)");
    }

    /** It can only be read whole. */
    public static boolean isExcel(String name) {
        return name.toLowerCase(Locale.ROOT).matches(".*\\.xls[xm]");
    }

    private static boolean ends(String name, List<String> endings) {
        String inner = PACKING.matcher(name.toLowerCase(Locale.ROOT)).replaceFirst("");
        return endings.stream().anyMatch(inner::endsWith);
    }
}
