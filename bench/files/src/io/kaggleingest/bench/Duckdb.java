package io.kaggleingest.bench;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** DuckDB's command line, where it is on the path. */
record Duckdb(Path command) {

    /** Null where it is not. */
    static Duckdb find() {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
            Path command = Path.of(folder, "duckdb");
            if (Files.isExecutable(command)) {
                return new Duckdb(command);
            }
        }
        return null;
    }

    /** Names of columns as it finds them; none where it finds no table. */
    List<String> columns(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        String reader = name.endsWith(".parquet")
                ? "read_parquet"
                : name.matches(".*\\.(?:json|jsonl|ndjson)") ? "read_json_auto" : "read_csv_auto";
        String path = file.toString().replace("'", "''");
        String query = "SELECT column_name FROM (DESCRIBE SELECT * FROM " + reader + "('" + path + "'))";
        List<String> columns = new ArrayList<>();
        try {
            Process process = new ProcessBuilder(command.toString(), "-noheader", "-list", "-c", query)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor(30, TimeUnit.SECONDS);
            told.lines().forEach(columns::add);
        } catch (IOException unusable) {
            return columns;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return columns;
    }
}
