package io.kaggleingest.document.facts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.kaggleingest.document.ContextDocument.Column;
import io.kaggleingest.document.ContextDocument.File;
import io.kaggleingest.document.ContextDocument.Table;
import io.kaggleingest.document.table.FileListing;
import io.kaggleingest.document.table.TableOrder.Role;

/** What the file list and the heads of tables tell of the task. */
final class DataFacts {
    /** Columns of one type that are named. */
    private static final int NAMES = 15;

    private static final int TARGETS = 3;
    private static final int TABLES = 6;
    /** Files with the same columns that are named. */
    private static final int ALIKE = 4;

    private final List<Table> tables;
    private final Facts facts;
    private final Optional<Table> submission;
    private final Optional<Table> train;
    private final Optional<Table> test;

    DataFacts(List<Table> tables, Facts facts) {
        this.tables = tables;
        this.facts = facts;
        this.submission = named(Role.SAMPLE_SUBMISSION).or(() -> named(Role.SUBMISSION));
        this.train = named(Role.TRAIN).or(this::withTargets);
        this.test = named(Role.TEST).or(this::withoutTargets);
    }

    void addTask() {
        submission.ifPresent(this::submission);
        if (submission.isEmpty() && train.isPresent() && test.isPresent()) {
            List<String> targets = names(train.get());
            targets.removeAll(names(test.get()));
            facts.add(FactName.TARGET_COLUMNS,
                    String.join(", ", targets),
                    "files " + train.get().file() + ", " + test.get().file());
            addValues(targets);
        }
    }

    /** @param files all of them, also those that are no tables */
    void addListing(List<File> files) {
        facts.add(FactName.FILES, FileListing.of(files), "file list");
    }

    /** The columns of each table; those of the sample submission are told already. */
    void addTaskColumns() {
        train.ifPresent(table -> facts.add(FactName.TRAIN_COLUMNS, typed(table), "file " + table.file()));
        test.ifPresent(table -> facts.add(FactName.TEST_COLUMNS, comparedWithTrain(table), "file " + table.file()));
        addColumns(tables.stream()
                .filter(table -> !isOne(table, submission) && !isOne(table, train) && !isOne(table, test))
                .toList());
    }

    void addColumns() {
        addColumns(tables);
    }

    /** Files with the same columns, such as one a month, are told together. */
    private void addColumns(List<Table> others) {
        Map<String, List<String>> alike = new LinkedHashMap<>();
        others.forEach(table -> alike.computeIfAbsent(typed(table), columns -> new ArrayList<>())
                .add(table.file()));
        List<String> told = new ArrayList<>();
        alike.forEach((columns, files) -> told.add(shortened(files, ALIKE) + ": " + columns));
        facts.add(FactName.COLUMNS, String.join("; ", told.subList(0, Math.min(TABLES, told.size()))), "file heads");
    }

    /** The first column identifies a row, the others are to be predicted: so Kaggle's sample submissions are made. */
    private void submission(Table table) {
        List<String> columns = names(table);
        String source = "file " + table.file();
        String id = columns.get(0);
        boolean shared = test.map(DataFacts::names).orElse(List.of()).contains(id);
        if (shared || columns.size() > 1) {
            facts.add(FactName.ID_COLUMN, id, shared ? source + ", " + test.get().file() : source);
            List<String> targets = columns.subList(1, columns.size());
            facts.add(FactName.TARGET_COLUMNS, String.join(", ", targets), source);
            addValues(targets);
        }
        String first = table.sample().isEmpty()
                ? ""
                : " (first row: " + String.join(",", table.sample().get(0)) + ")";
        facts.add(FactName.SUBMISSION_FORMAT, "header " + String.join(",", columns) + first, source);
    }

    private void addValues(List<String> targets) {
        train.ifPresent(table -> facts.add(FactName.TARGET_VALUES,
                String.join(
                        "; ",
                        table.columns().stream()
                                .filter(column -> targets.contains(column.name()))
                                .limit(TARGETS)
                                .map(DataFacts::values)
                                .toList()),
                "file " + table.file()));
    }

    private static String values(Column column) {
        boolean all = column.distinct() != null
                && column.distinct() == column.examples().size();
        return column.name() + " " + column.type() + (all ? ", all values: " : ", for example ")
                + String.join(", ", column.examples());
    }

    private Optional<Table> named(Role role) {
        return tables.stream().filter(table -> Role.of(table.file()) == role).findFirst();
    }

    /** Where no name tells: the answers to what is asked stand in the training data, the questions in the test data. */
    private Optional<Table> withTargets() {
        return submission.flatMap(asked -> tables.stream()
                .filter(table -> table != asked && names(table).containsAll(names(asked)))
                .findFirst());
    }

    private Optional<Table> withoutTargets() {
        return submission.flatMap(asked -> tables.stream()
                .filter(table -> table != asked && isQuestion(names(table), names(asked)))
                .findFirst());
    }

    private static boolean isQuestion(List<String> columns, List<String> asked) {
        return columns.contains(asked.get(0)) && asked.stream().skip(1).noneMatch(columns::contains);
    }

    private static boolean isOne(Table table, Optional<Table> other) {
        return other.isPresent() && other.get() == table;
    }

    private static List<String> names(Table table) {
        List<String> names = new ArrayList<>();
        table.columns().stream().map(Column::name).forEach(names::add);
        return names;
    }

    private String comparedWithTrain(Table table) {
        List<String> columns = names(table);
        List<String> known = train.map(DataFacts::names).orElse(List.of());
        if (known.isEmpty() || !known.containsAll(columns)) {
            return typed(table);
        }
        known.removeAll(columns);
        String without = known.isEmpty() ? "" : " without " + String.join(", ", known);
        return counted(table) + ": those of " + train.get().file() + without;
    }

    /** By type, because a dozen columns in a row mostly share one. */
    private static String typed(Table table) {
        Map<String, List<String>> types = new LinkedHashMap<>();
        table.columns().forEach(column -> types.computeIfAbsent(column.type(), type -> new ArrayList<>())
                .add(column.name()));
        List<String> told = new ArrayList<>();
        types.forEach((type, names) -> told.add(type + " " + shortened(names, NAMES)));
        return counted(table) + ": " + String.join(" | ", told);
    }

    private static String counted(Table table) {
        int columns = table.columns().size();
        int rows = table.rowsSampled();
        return columns + (columns == 1 ? " column, " : " columns, ") + rows + (rows == 1 ? " row read" : " rows read");
    }

    private static String shortened(List<String> names, int most) {
        int more = names.size() - most;
        return more <= 0
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, most)) + " and " + more + " more";
    }
}
