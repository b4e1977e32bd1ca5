package io.kaggleingest.document.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import io.kaggleingest.document.ContextDocument.Column;
import io.kaggleingest.document.ContextDocument.Table;
import io.kaggleingest.document.file.TableOrder.Role;

/**
 * Which table of a competition is for what. The sample submission names what is asked; the table with the answers is the
 * one for training, the one with the questions that the test is made of; names of files only tell among several. No table
 * for training is the test table.
 */
public final class TableRoles {
    private final List<Table> tables;
    private final Optional<Table> submission;
    private final Optional<Table> train;
    private final Optional<Table> test;

    private TableRoles(List<Table> tables) {
        this.tables = tables;
        this.submission = withRole(Role.SAMPLE_SUBMISSION).or(() -> withRole(Role.SUBMISSION));
        this.train = findTrain();
        this.test = findTest();
    }

    /** @param tables the most telling first */
    public static TableRoles of(List<Table> tables) {
        return new TableRoles(tables);
    }

    public Optional<Table> submission() {
        return submission;
    }

    public Optional<Table> train() {
        return train;
    }

    public Optional<Table> test() {
        return test;
    }

    /** Whether its columns are named by its file, and not numbered by us. */
    public static boolean hasHeader(Table table) {
        List<Column> columns = table.columns();
        for (int i = 0; i < columns.size(); i++) {
            if (!columns.get(i).name().equals("column_" + (i + 1))) {
                return true;
            }
        }
        return columns.isEmpty();
    }

    private Optional<Table> withRole(Role role) {
        return tables.stream().filter(table -> Role.of(table.file()) == role).findFirst();
    }

    private Optional<Table> findTrain() {
        List<String> targets = targets();
        List<Table> candidates = tables.stream()
                .filter(table -> !isOneOf(table, submission) && !isForTest(table) && !isSubmission(table))
                .toList();
        Comparator<Table> byAnswers = Comparator.comparingInt(table -> common(table, targets));
        Optional<Table> answers = candidates.stream()
                .filter(table -> common(table, targets) > 0)
                .max(byAnswers
                        .thenComparing(TableRoles::isForTraining)
                        .thenComparing(table -> common(table, submissionTargets()))
                        .thenComparing(table -> -tables.indexOf(table)));
        return answers.filter(table -> isForTraining(table)
                        || common(table, submissionTargets())
                                == submissionTargets().size())
                .or(() -> withRole(Role.TRAIN));
    }

    private Optional<Table> findTest() {
        List<String> targets = targets();
        List<String> trainColumns = train.map(TableRoles::names).orElse(List.of());
        Comparator<Table> byColumns = Comparator.comparingInt(table -> common(table, trainColumns));
        Optional<Table> byName = tables.stream()
                .filter(table -> Role.of(table.file()) == Role.TEST)
                .max(Comparator.comparing((Table table) -> common(table, targets) == 0)
                        .thenComparing(byColumns)
                        .thenComparing(table -> -tables.indexOf(table)));
        return byName.or(() -> submission.flatMap(sample -> tables.stream()
                .filter(table ->
                        table != sample && !isOneOf(table, train) && !isForTraining(table) && !isSubmission(table))
                .filter(table -> names(table).contains(submissionTargets().get(0)) && common(table, targets) == 0)
                .findFirst()));
    }

    /** What a sample submission asks for, its ids first. */
    private List<String> submissionTargets() {
        return submission.filter(TableRoles::hasHeader).map(TableRoles::names).orElse(List.of());
    }

    private List<String> targets() {
        List<String> submissionTargets = submissionTargets();
        return submissionTargets.size() > 1
                ? submissionTargets.subList(1, submissionTargets.size())
                : submissionTargets;
    }

    private static int common(Table table, List<String> columns) {
        List<String> names = names(table);
        return (int) columns.stream().filter(names::contains).count();
    }

    private static boolean isForTraining(Table table) {
        return Role.of(table.file()) == Role.TRAIN;
    }

    private static boolean isForTest(Table table) {
        return Role.of(table.file()) == Role.TEST;
    }

    private static boolean isSubmission(Table table) {
        Role role = Role.of(table.file());
        return role == Role.SAMPLE_SUBMISSION || role == Role.SUBMISSION;
    }

    private static boolean isOneOf(Table table, Optional<Table> other) {
        return other.isPresent() && other.get() == table;
    }

    private static List<String> names(Table table) {
        List<String> names = new ArrayList<>();
        table.columns().stream().map(Column::name).forEach(names::add);
        return names;
    }
}
