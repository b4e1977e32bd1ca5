package io.kaggleingest.context;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.kaggleingest.context.ContextDocument.Column;
import io.kaggleingest.context.ContextDocument.File;
import io.kaggleingest.context.ContextDocument.Table;
import io.kaggleingest.context.TableOrder.Role;

/** What the headers of sample submission, train and test tell of the task. */
final class DataFacts {
    private DataFacts() {}

    static void add(List<File> files, List<Table> tables, Facts facts) {
        Optional<Table> submission = named(tables, Role.SAMPLE_SUBMISSION).or(() -> named(tables, Role.SUBMISSION));
        Optional<Table> train = named(tables, Role.TRAIN);
        Optional<Table> test = named(tables, Role.TEST);
        submission.ifPresent(table -> submission(table, test, facts));
        if (submission.isEmpty() && train.isPresent() && test.isPresent()) {
            List<String> targets = names(train.get());
            targets.removeAll(names(test.get()));
            facts.add(
                    "target_columns",
                    String.join(", ", targets),
                    "files " + train.get().file() + ", " + test.get().file());
        }
        addListing(files, tables, facts);
    }

    static void addListing(List<File> files, List<Table> tables, Facts facts) {
        facts.add("files", files(files), "file list");
        facts.add("columns", columns(tables), "file heads");
    }

    /** The first column identifies a row, the others are to be predicted: so Kaggle's sample submissions are made. */
    private static void submission(Table table, Optional<Table> test, Facts facts) {
        List<String> columns = names(table);
        String source = "file " + table.file();
        String id = columns.get(0);
        boolean shared = test.map(DataFacts::names).orElse(List.of()).contains(id);
        if (shared || columns.size() > 1) {
            facts.add("id_column", id, shared ? source + ", " + test.get().file() : source);
            facts.add("target_columns", String.join(", ", columns.subList(1, columns.size())), source);
        }
        String first = table.sample().isEmpty()
                ? ""
                : " (first row: " + String.join(",", table.sample().get(0)) + ")";
        facts.add("submission_format", "header " + String.join(",", columns) + first, source);
    }

    private static Optional<Table> named(List<Table> tables, Role role) {
        return tables.stream().filter(table -> Role.of(table.file()) == role).findFirst();
    }

    private static List<String> names(Table table) {
        List<String> names = new ArrayList<>();
        table.columns().stream().map(Column::name).forEach(names::add);
        return names;
    }

    private static String files(List<File> files) {
        if (files.isEmpty()) {
            return "";
        }
        Map<String, Integer> kinds = new LinkedHashMap<>();
        files.forEach(file -> kinds.merge(extension(file.name()), 1, Integer::sum));
        List<String> counts = new ArrayList<>();
        kinds.forEach((kind, count) -> counts.add(count + " " + kind));
        long bytes = files.stream().mapToLong(File::bytes).sum();
        return files.size() + (files.size() == 1 ? " file, " : " files, ") + Bytes.text(bytes) + ": "
                + String.join(", ", counts.subList(0, Math.min(8, counts.size())));
    }

    private static String extension(String name) {
        String last = name.substring(name.lastIndexOf('/') + 1);
        int dot = last.lastIndexOf('.');
        return dot <= 0 ? "other" : last.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    private static String columns(List<Table> tables) {
        List<String> told = new ArrayList<>();
        for (Table table : tables.subList(0, Math.min(4, tables.size()))) {
            int all = table.columns().size();
            String names = String.join(", ", names(table).subList(0, Math.min(12, all)));
            told.add(table.file() + " (" + all + "): " + Cleaning.shorten(names, 110));
        }
        return String.join("; ", told);
    }
}
