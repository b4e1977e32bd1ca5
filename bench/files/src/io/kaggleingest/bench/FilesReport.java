package io.kaggleingest.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.kaggleingest.document.ContextDocument.Column;
import io.kaggleingest.document.ContextDocument.Table;
import io.kaggleingest.document.head.TableHead;
import io.kaggleingest.kaggle.FileHead;

/** Reads every file of a folder as an ingestion would, by its first bytes, and tells what came of it. */
final class FilesReport {
    private static final int COLUMNS = 12;

    private final Path folder;
    private final int head;
    private final Duckdb duckdb = Duckdb.find();
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final Map<String, Integer> outcomes = new TreeMap<>();

    private FilesReport(Path folder, int head) {
        this.folder = folder;
        this.head = head;
    }

    public static void main(String[] args) throws IOException {
        if (args.length < 1 || !Files.isDirectory(Path.of(args[0]))) {
            System.err.println("bench/files/run FOLDER [BYTES-READ-OF-EACH-FILE]");
            System.exit(2);
        }
        int head = args.length > 1 ? Integer.parseInt(args[1]) : 256 << 10;
        new FilesReport(Path.of(args[0]), head).run();
    }

    private void run() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            read(file);
        }
        outcomes.forEach((outcome, count) -> out.printf("%-40s %,9d%n", outcome, count));
        if (duckdb == null) {
            out.println("DuckDB is not installed: nothing to compare with.");
        }
    }

    private void read(Path path) throws IOException {
        String name = folder.relativize(path).toString();
        long since = System.nanoTime();
        try {
            TableHead read = TableHead.of(head(path, name));
            long millis = (System.nanoTime() - since) / 1_000_000;
            out.printf("%s (%d ms)%n", name, millis);
            read.tables().forEach(this::tell);
            if (!read.reason().isEmpty()) {
                out.println("    said: " + read.reason());
            }
            count(read.tables().isEmpty() ? "no table" : "table");
            compare(path, read);
        } catch (RuntimeException | StackOverflowError failure) {
            out.printf("%s%n    FAILED: %s%n", name, failure);
            count("failed");
        }
    }

    private FileHead head(Path path, String name) throws IOException {
        long size = Files.size(path);
        try (InputStream in = Files.newInputStream(path)) {
            FileHead first = new FileHead(name, name, in.readNBytes(head), size <= head);
            if (!TableHead.endTellsMore(first)) {
                return first;
            }
        }
        int end = (int) Math.min(size - 1, 384 << 10);
        try (InputStream in = Files.newInputStream(path)) {
            in.skipNBytes(size - end);
            return new FileHead(name, name, in.readNBytes(end), false, size - end);
        }
    }

    private void tell(Table table) {
        List<String> columns = new ArrayList<>();
        for (Column column : table.columns().subList(0, Math.min(COLUMNS, table.columns().size()))) {
            columns.add(column.name() + " " + column.type() + (column.mark() == null ? "" : " besides " + column.mark()));
        }
        int more = table.columns().size() - columns.size();
        out.printf(
                "    %s: %d columns, %d rows read%s: %s%s%n",
                table.file(),
                table.columns().size(),
                table.rowsSampled(),
                table.rows() == null ? "" : " of " + table.rows(),
                String.join(", ", columns),
                more > 0 ? ", and " + more + " more" : "");
    }

    private void compare(Path path, TableHead read) {
        if (duckdb == null || read.tables().size() > 1) {
            return;
        }
        List<String> theirs = duckdb.columns(path);
        List<String> ours = read.tables().isEmpty()
                ? List.of()
                : read.table().columns().stream().map(Column::name).toList();
        boolean alike = ours.size() == theirs.size()
                && Arrays.equals(strip(ours), strip(theirs));
        count(alike ? "as DuckDB" : "otherwise than DuckDB");
        if (!alike) {
            out.println("    DuckDB: " + (theirs.isEmpty() ? "no table" : told(theirs)));
        }
    }

    private static String told(List<String> names) {
        String shown = names.stream().limit(COLUMNS).collect(Collectors.joining(", "));
        return names.size() <= COLUMNS ? shown : shown + ", and " + (names.size() - COLUMNS) + " more";
    }

    private static Object[] strip(List<String> names) {
        return names.stream().map(name -> name.strip().replaceFirst("^column_?0*", "column")).toArray();
    }

    private void count(String outcome) {
        outcomes.merge(outcome, 1, Integer::sum);
    }
}
