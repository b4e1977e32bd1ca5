package io.kaggleingest.document.facts;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.kaggleingest.document.ContextDocument.Page;
import io.kaggleingest.document.facts.ExampleReader.Match;
import io.kaggleingest.document.facts.MetricReader.Metric;
import io.kaggleingest.document.facts.TimelineReader.Role;
import io.kaggleingest.document.page.PageKind;
import io.kaggleingest.kaggle.Competition;

/** What a competition's texts tell, beside what Kaggle's fields tell of the same. */
final class TextFacts {
    private static final String WIRE = "competition";
    /** Passages of one competition that are read; rules of a hundred pages have fewer. */
    private static final int MOST = 5_000;

    private static final Pattern FOR_EACH =
            Pattern.compile("(?i)\\bfor (?:each|every)\\b(.{0,160}?)(?:\\bin the\\b|,|\\byou\\b|\\bpredict|$)");

    private final List<Passage> passages = new ArrayList<>();
    private final Competition competition;
    private final Facts facts;
    private final List<String> conflicts = new ArrayList<>();

    TextFacts(List<Page> pages, Competition competition, Facts facts) {
        for (Page page : pages) {
            if (passages.size() < MOST) {
                passages.addAll(Passages.of(page.name(), page.markdown()));
            }
        }
        this.competition = competition;
        this.facts = facts;
    }

    /** @param scores of the first rows of the leaderboard */
    void add(List<String> scores) {
        new TaskReader(passages, competition.title())
                .task()
                .ifPresent(task ->
                        facts.add(FactName.TASK, task.text(), task.passage().location()));
        Optional<Metric> metric = new MetricReader(passages).read();
        metric(metric);
        direction(metric, scores);
        FormulaReader.formula(passages, metric.map(Metric::phrase).orElse(""))
                .ifPresent(formula -> facts.add(FactName.METRIC_FORMULA, formula.text(), formula.location()));
        dates();
        prizes();
        requirements();
        new SubmissionRules(passages, metric.map(Metric::sentence).orElse("")).add(facts);
        QuoteRule.ALL.forEach(rule -> rule.add(passages, facts));
        QuoteRule.STATUS.add(passages, facts);
        facts.add(FactName.CONFLICTS, String.join("; ", conflicts), "KaggleIngest");
    }

    /** Kaggle's name with the words of the text, where both mean one metric; neither where they do not. */
    private void metric(Optional<Metric> reading) {
        String field = competition.evaluationMetric() == null
                ? ""
                : competition.evaluationMetric().strip();
        String phrase = reading.map(Metric::phrase).orElse("");
        reading.ifPresent(metric ->
                facts.add(FactName.SCORING, metric.sentence(), metric.passage().location()));
        if (field.isEmpty()) {
            reading.filter(metric -> metric.phrase() != null)
                    .ifPresent(metric ->
                            facts.add(FactName.METRIC, phrase, metric.passage().location()));
        } else if (phrase.isEmpty() || MetricAgreement.isSame(field, phrase)) {
            String words = phrase.isEmpty() ? reading.map(Metric::ownName).orElse("") : phrase;
            String text = MetricAgreement.merge(field, words);
            String also = text.equals(field)
                    ? ""
                    : ", " + reading.orElseThrow().passage().location();
            facts.add(FactName.METRIC, text, WIRE + also);
        } else {
            conflicts.add("metric: Kaggle names it \"" + field + "\", "
                    + reading.orElseThrow().passage().location() + " \"" + phrase + "\"");
        }
    }

    /** The direction and all sources that state it; where they disagree, a conflict instead. */
    private void direction(Optional<Metric> metric, List<String> scores) {
        Optional<String> order = DirectionReader.ofScores(scores);
        Optional<String> direction = DirectionReader.ofTexts(passages);
        Optional<String> name = metric.map(Metric::phrase).flatMap(DirectionReader::ofName);
        if (metric.isEmpty() || metric.get().phrase() == null) {
            name = facts.get(FactName.METRIC)
                    .flatMap(fact -> DirectionReader.ofName(fact.value().toString()));
            name = name.isPresent() ? name : metric.flatMap(one -> DirectionReader.ofParts(passages));
        }
        List<String> all = List.of(order, direction, name).stream()
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        if (all.size() == 1) {
            List<String> sources = new ArrayList<>();
            order.ifPresent(unused -> sources.add("order of the leaderboard"));
            direction.ifPresent(unused -> sources.add("page evaluation"));
            if (sources.isEmpty()) {
                sources.add("the metric's name");
            }
            facts.add(FactName.METRIC_DIRECTION, all.get(0), String.join(", ", sources));
        } else if (all.size() > 1) {
            conflicts.add("direction: " + quote("the leaderboard's order", order) + quote("the text", direction)
                    + quote("the metric's name", name).replaceFirst(", $", ""));
        }
    }

    private static String quote(String source, Optional<String> value) {
        return value.map(words -> source + " says " + words + ", ").orElse("");
    }

    private void dates() {
        TimelineReader timeline = new TimelineReader(passages);
        date(FactName.DEADLINE, competition.deadline(), timeline, Role.DEADLINE);
        date(FactName.ENTRY_DEADLINE, competition.newEntrantDeadline(), timeline, Role.ENTRY_DEADLINE);
        date(FactName.MERGER_DEADLINE, competition.mergerDeadline(), timeline, Role.MERGER_DEADLINE);
        date(FactName.STARTED, competition.enabled(), timeline, Role.STARTED);
    }

    /** The field is what Kaggle keeps to; a text that says another day may still be the newer one, so both are told. */
    private void date(FactName name, @Nullable Instant field, TimelineReader timeline, Role role) {
        timeline.date(role).ifPresent(dated -> {
            if (field == null) {
                facts.add(name, dated.date().toString(), dated.passage().location());
            } else if (name != FactName.STARTED && isFar(field, dated.date())) {
                conflicts.add(name.key() + ": Kaggle says " + field + ", "
                        + dated.passage().location() + " " + dated.date());
            }
        });
        facts.add(name, field == null ? null : field.toString(), WIRE);
    }

    private static boolean isFar(Instant field, LocalDate date) {
        LocalDate day = field.atZone(ZoneOffset.UTC).toLocalDate();
        return date.isBefore(day.minusDays(1)) || date.isAfter(day.plusDays(1));
    }

    private void prizes() {
        PrizeReader reader = new PrizeReader(passages);
        facts.add(FactName.PRIZE, competition.reward(), WIRE);
        reader.total().ifPresent(total -> facts.add(FactName.PRIZE, total, reader.source()));
        reader.prizes().ifPresent(prizes -> facts.add(FactName.PRIZES, prizes, reader.source()));
    }

    private void requirements() {
        RequirementReader reader = new RequirementReader(passages);
        facts.addIf(competition.codeOnly(), FactName.CODE_COMPETITION, WIRE);
        value(FactName.CODE_COMPETITION, reader.codeCompetition());
        value(FactName.CPU_HOURS, reader.cpuHours());
        value(FactName.GPU_HOURS, reader.gpuHours());
        value(FactName.INTERNET, reader.internet());
        value(FactName.SUBMISSION_FILE, reader.submissionFile());
        facts.add(FactName.MAX_DAILY_SUBMISSIONS, competition.maxDailySubmissions(), WIRE);
        value(FactName.MAX_DAILY_SUBMISSIONS, reader.dailySubmissions());
        facts.add(FactName.MAX_TEAM_SIZE, competition.maxTeamSize() == null ? 0 : competition.maxTeamSize(), WIRE);
        value(FactName.MAX_TEAM_SIZE, reader.teamSize());
        value(FactName.FINAL_SUBMISSIONS, reader.finalSubmissions());
    }

    private void value(FactName name, Optional<RequirementReader.Value> value) {
        value.ifPresent(reading ->
                facts.addValue(name, reading.value(), reading.passage().location()));
    }

    /** The example of a submission, where no file showed one. */
    void example() {
        new ExampleReader(passages).read().ifPresent(this::example);
    }

    private void example(Match match) {
        SubmissionExample example = match.example();
        String location = match.passage().location();
        String row = example.row() == null ? "" : " (first row: " + example.row() + ")";
        facts.add(FactName.SUBMISSION_FORMAT, "header " + example.header() + row, location);
        List<String> keys = keys(example);
        facts.add(FactName.ID_COLUMN, DataNames.exact(keys.get(0)), location);
        if (!example.elided()) {
            List<String> targets = example.names().stream()
                    .filter(name -> !keys.contains(name))
                    .map(DataNames::exact)
                    .toList();
            facts.add(FactName.TARGET_COLUMNS, String.join(", ", targets), location);
        }
    }

    /** The first column, and what a sentence names behind "for each". */
    private List<String> keys(SubmissionExample example) {
        List<String> keys = new ArrayList<>(List.of(example.names().get(0)));
        for (Passage passage : passages) {
            Matcher each = passage.kind() == PageKind.EVALUATION ? FOR_EACH.matcher(passage.text()) : null;
            while (each != null && each.find()) {
                String words = " " + each.group(1).replaceAll("[^\\w]+", " ") + " ";
                if (words.contains(" " + keys.get(0) + " ")) {
                    example.names().stream()
                            .filter(name -> words.contains(" " + name + " ") && !keys.contains(name))
                            .forEach(keys::add);
                }
            }
        }
        return keys.size() < example.names().size() ? keys : keys.subList(0, 1);
    }

    /** Files and columns as a data description names them, where the files themselves could not be read. */
    void dataNames(boolean filesKnown, boolean columnsKnown) {
        DataNames names = new DataNames(passages);
        if (!filesKnown) {
            facts.add(FactName.FILES, String.join(", ", names.files()), names.source());
        }
        if (!columnsKnown) {
            facts.add(FactName.COLUMNS, names.columns(), names.source());
        }
    }
}
