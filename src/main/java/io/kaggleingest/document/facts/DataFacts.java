package io.kaggleingest.document.facts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import io.kaggleingest.document.ByteSize;
import io.kaggleingest.document.ContextDocument.Column;
import io.kaggleingest.document.ContextDocument.File;
import io.kaggleingest.document.ContextDocument.Table;
import io.kaggleingest.document.file.FileListing;
import io.kaggleingest.document.table.TableRoles;

/** What the file list and the heads of tables tell of the task. */
final class DataFacts {
    private static final int TARGETS = 3;
    private static final int TABLES = 6;
    private static final int DATES = 2;
    /** Files with the same columns that are named. */
    private static final int ALIKE = 4;
    /** So many files are all named; of more, alike ones are told together. */
    private static final int NAMED_FILES = 20;

    private final List<Table> tables;
    private final Facts facts;
    private final Optional<Table> submission;
    private final Optional<Table> train;
    private final Optional<Table> test;

    DataFacts(List<Table> tables, Facts facts) {
        this.tables = tables;
        this.facts = facts;
        TableRoles roles = TableRoles.of(tables);
        this.submission = roles.submission();
        this.train = roles.train();
        this.test = roles.test();
    }

    void addTask() {
        submission.ifPresent(this::submission);
        if (submission.isEmpty() && train.isPresent() && test.isPresent()) {
            List<String> targets = names(train.get());
            targets.removeAll(names(test.get()));
            facts.add(
                    FactName.TARGET_COLUMNS,
                    exact(targets),
                    "files " + train.get().file() + ", " + test.get().file());
            addValues(targets);
        }
    }

    /** @param files all of them, also those that are no tables */
    void addListing(List<File> files) {
        String listing = FileListing.of(files);
        boolean few = files.size() <= NAMED_FILES && files.stream().allMatch(file -> file.count() == null);
        String names = files.stream()
                .map(file -> file.name() + " " + ByteSize.text(file.bytes()))
                .collect(Collectors.joining("; "));
        boolean whole = files.stream().allMatch(file -> listing.contains(file.name()));
        facts.add(
                FactName.FILES,
                few && !whole ? listing.substring(0, listing.indexOf(':') + 2) + names : listing,
                "file list");
    }

    /** The columns of each table; those of the sample submission are told already. */
    void addTaskColumns() {
        train.ifPresent(table -> facts.add(FactName.TRAIN_COLUMNS, ColumnList.of(table), "file " + table.file()));
        test.ifPresent(table -> facts.add(FactName.TEST_COLUMNS, comparedWithTrain(table), "file " + table.file()));
        addColumns(tables.stream()
                .filter(table -> !isOne(table, submission) && !isOne(table, train) && !isOne(table, test))
                .toList());
        dates();
    }

    void addColumns() {
        addColumns(tables);
        dates();
    }

    /** Files with the same columns, such as one a month, are told together. */
    private void addColumns(List<Table> others) {
        Map<String, List<String>> alike = new LinkedHashMap<>();
        others.forEach(table -> alike.computeIfAbsent(ColumnList.of(table), columns -> new ArrayList<>())
                .add(table.file()));
        List<String> entries = new ArrayList<>();
        alike.forEach((columns, files) -> entries.add(ColumnList.shorten(files, ALIKE) + ": " + columns));
        facts.add(
                FactName.COLUMNS,
                String.join("; ", entries.subList(0, Math.min(TABLES, entries.size()))),
                "file heads");
    }

    /** From when to when, as far as it was read. */
    private void dates() {
        List<String> ranges = new ArrayList<>();
        for (Table table : tables) {
            table.columns().stream()
                    .filter(column ->
                            column.type().startsWith("date") && column.least() != null && column.greatest() != null)
                    .limit(1)
                    .map(column -> table.file() + " " + DataNames.exact(column.name()) + " " + column.least() + " to "
                            + column.greatest())
                    .forEach(ranges::add);
        }
        facts.add(
                FactName.DATE_RANGE, String.join("; ", ranges.subList(0, Math.min(DATES, ranges.size()))), "rows read");
    }

    /** The first column identifies a row, the others are to be predicted: so Kaggle's sample submissions are made. */
    private void submission(Table table) {
        List<String> columns = names(table);
        String source = "file " + table.file();
        String id = columns.get(0);
        boolean shared = test.map(DataFacts::names).orElse(List.of()).contains(id);
        if (TableRoles.hasHeader(table) && (shared || columns.size() > 1)) {
            facts.add(
                    FactName.ID_COLUMN,
                    DataNames.exact(id),
                    shared ? source + ", " + test.get().file() : source);
            List<String> targets = columns.subList(1, columns.size());
            facts.add(FactName.TARGET_COLUMNS, exact(targets), source);
            addValues(targets);
        }
        String first = table.sample().isEmpty()
                ? ""
                : " (first row: " + String.join(",", table.sample().get(0)) + ")";
        facts.add(FactName.SUBMISSION_FORMAT, header(table, columns) + first, source);
    }

    private static String header(Table table, List<String> columns) {
        return TableRoles.hasHeader(table)
                ? "header " + String.join(",", columns)
                : "no header, " + columns.size() + (columns.size() == 1 ? " column" : " columns");
    }

    private void addValues(List<String> targets) {
        train.ifPresent(table -> {
            List<Column> targetColumns = table.columns().stream()
                    .filter(column -> targets.contains(column.name()))
                    .limit(TARGETS)
                    .toList();
            facts.add(
                    FactName.TARGET_VALUES,
                    join(targetColumns.stream().map(DataFacts::values).toList()),
                    "file " + table.file());
            facts.add(
                    FactName.CLASS_BALANCE,
                    join(targetColumns.stream()
                            .map(DataFacts::balance)
                            .filter(shares -> !shares.isEmpty())
                            .toList()),
                    "file " + table.file() + ", " + table.rowsSampled() + " rows read");
        });
    }

    private static String join(List<String> parts) {
        return String.join("; ", parts);
    }

    private static String values(Column column) {
        String nameAndType = DataNames.exact(column.name()) + " " + column.type();
        if (column.examples().isEmpty()) {
            return column.least() == null
                    ? nameAndType
                    : nameAndType + ", " + column.least() + " to " + column.greatest();
        }
        boolean all = column.distinct() != null
                && column.distinct() == column.examples().size();
        String range = column.least() == null || all ? "" : column.least() + " to " + column.greatest() + ", ";
        return nameAndType
                + (all ? ", all values: " : ", " + range + "for example ")
                + String.join(", ", column.examples());
    }

    /** The share of each class among the rows read. */
    private static String balance(Column column) {
        if (column.counts() == null) {
            return "";
        }
        double all = column.counts().stream().mapToInt(Integer::intValue).sum();
        List<String> shares = new ArrayList<>();
        for (int i = 0; i < column.counts().size(); i++) {
            shares.add(column.examples().get(i) + " "
                    + ColumnList.percent(column.counts().get(i) / all));
        }
        return DataNames.exact(column.name()) + ": " + String.join(", ", shares);
    }

    private static boolean isOne(Table table, Optional<Table> other) {
        return other.isPresent() && other.get() == table;
    }

    private static List<String> names(Table table) {
        List<String> names = new ArrayList<>();
        table.columns().stream().map(Column::name).forEach(names::add);
        return names;
    }

    private static String exact(List<String> names) {
        return names.stream().map(DataNames::exact).collect(Collectors.joining(", "));
    }

    private String comparedWithTrain(Table table) {
        List<String> columns = names(table);
        List<String> trainColumns = train.map(DataFacts::names).orElse(List.of());
        if (trainColumns.isEmpty() || !trainColumns.containsAll(columns)) {
            return ColumnList.of(table);
        }
        trainColumns.removeAll(columns);
        String without = trainColumns.isEmpty() ? "" : " without " + exact(trainColumns);
        return ColumnList.counts(table) + ": those of " + train.get().file() + without;
    }
}
