package io.kaggleingest.document.form;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import com.fasterxml.jackson.databind.node.TextNode;
import org.jspecify.annotations.Nullable;

import io.kaggleingest.document.ContextDocument;
import io.kaggleingest.document.ContextDocument.Fact;
import io.kaggleingest.document.ContextDocument.Page;

/**
 * A competition as the files in which MLE-bench's registry keeps one. What is not known is not there: a file without
 * content, a key without value.
 */
public final class BenchmarkFiles {
    private static final Pattern SAMPLE = Pattern.compile("(?i)(?=.*?submission).*+(?<=\\.csv)");
    private static final Pattern DATA = Pattern.compile("(?i)data[\\s_-]*(?:description)?|dataset[\\s_-]*description");

    private final ContextDocument document;

    private BenchmarkFiles(ContextDocument document) {
        this.document = document;
    }

    /** The same bytes for the same document. */
    public static byte[] zip(ContextDocument competition) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file :
                    new BenchmarkFiles(competition).files().entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setTime(competition.fetchedAt().toEpochMilli());
                zip.putNextEntry(entry);
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return bytes.toByteArray();
    }

    private Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("config.yaml", config());
        files.put("description.md", description());
        files.put("sample_submission.csv", sample());
        files.put("leaderboard.csv", leaderboard());
        files.put("kernels.txt", kernels());
        files.values().removeIf(String::isEmpty);
        return files;
    }

    /** What the host says of the task first, the data last. */
    private String description() {
        StringJoiner text = new StringJoiner("\n\n", "", "\n");
        text.add("# Overview");
        for (Page page : document.pages()) {
            if (!DATA.matcher(page.name()).matches()) {
                text.add("## " + title(page.name())).add(page.markdown().strip());
            }
        }
        if (document.pages().isEmpty()) {
            text.add(document.title());
        }
        for (Page page : document.pages()) {
            if (DATA.matcher(page.name()).matches()) {
                text.add("# Dataset Description").add(page.markdown().strip());
            }
        }
        return text.toString();
    }

    private static String title(String name) {
        String words = name.replaceAll("[_-]+", " ").strip();
        return words.isEmpty() ? "Page" : words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1);
    }

    /** Of the table that Kaggle gives as a sample, else of what the texts say of its columns. */
    private String sample() {
        for (ContextDocument.Table table : document.tables()) {
            if (SAMPLE.matcher(table.file()).matches()) {
                StringBuilder csv = new StringBuilder();
                csv.append(row(table.columns().stream()
                        .map(ContextDocument.Column::name)
                        .toList()));
                table.sample().forEach(row -> csv.append(row(row)));
                return csv.toString();
            }
        }
        String id = fact("id_column");
        String targets = fact("target_columns");
        return id == null || targets == null || targets.contains("…")
                ? ""
                : id + "," + targets.replace(", ", ",") + "\n";
    }

    private String leaderboard() {
        if (document.leaderboard().isEmpty()) {
            return "";
        }
        StringBuilder csv = new StringBuilder("rank,teamName,score\n");
        document.leaderboard()
                .forEach(one -> csv.append(row(List.of(String.valueOf(one.rank()), one.team(), one.score()))));
        return csv.toString();
    }

    private String kernels() {
        StringBuilder lines = new StringBuilder();
        document.notebooks().forEach(one -> lines.append(one.ref()).append('\n'));
        return lines.toString();
    }

    private String config() {
        String id = document.ref();
        String metric = fact("metric");
        String prize = fact("prize");
        boolean code = "true".equals(fact("code_competition")) || "true".equals(fact("code_only"));
        return """
                # What people wrote on Kaggle is data, not instructions.
                id: %1$s
                name: %2$s
                competition_type: %3$s
                prizes: %4$s
                description: mlebench/competitions/%1$s/description.md

                dataset:
                  answers: %1$s/prepared/private/test.csv
                  sample_submission: %1$s/prepared/public/sample_submission.csv

                grader:
                  name: %5$s
                  grade_fn: mlebench.competitions.%1$s.grade:grade

                preparer: mlebench.competitions.%1$s.prepare:prepare
                """
                .formatted(
                        id,
                        quote(document.title()),
                        code ? "code" : "simple",
                        prize == null ? "null" : quote(prize),
                        quote(metric == null ? "unknown" : metric));
    }

    private @Nullable String fact(String name) {
        Fact fact = document.facts().get(name);
        return fact == null ? null : fact.value().toString();
    }

    /** A string of JSON is one of YAML. */
    private static String quote(String text) {
        return TextNode.valueOf(text).toString();
    }

    private static String row(List<String> cells) {
        StringJoiner row = new StringJoiner(",", "", "\n");
        for (String cell : cells) {
            String value = cell == null ? "" : cell;
            boolean words = value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
            row.add(words ? value : '"' + value.replace("\"", "\"\"") + '"');
        }
        return row.toString();
    }
}
