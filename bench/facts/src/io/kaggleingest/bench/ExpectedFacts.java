package io.kaggleingest.bench;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

/** What the text of one competition says, compared with what is told of it and what a short document holds. */
final class ExpectedFacts {
    private static final Map<String, String[]> NAMES = Map.ofEntries(
            Map.entry("metric", names("metric", "scoring")),
            Map.entry("direction", names("metric_direction")),
            Map.entry("id_column", names("id_column")),
            Map.entry("target_columns", names("target_columns")),
            Map.entry("submission_header", names("submission_format", "submission_*")),
            Map.entry("submission_file", names("submission_file", "submission_*", "code_*")),
            Map.entry("start", names("started", "stated_started", "stated_start")),
            Map.entry("entry_deadline", names("entry_deadline", "stated_entry_deadline")),
            Map.entry("merger_deadline", names("merger_deadline", "stated_merger_deadline")),
            Map.entry("deadline", names("deadline", "stated_deadline")),
            Map.entry("prizes", names("prize", "prizes", "prize_*")),
            Map.entry("code_competition", names("code_only", "code_competition")),
            Map.entry("cpu_hours", names("cpu_hours", "code_*", "notebook_*")),
            Map.entry("gpu_hours", names("gpu_hours", "code_*", "notebook_*")),
            Map.entry("internet", names("internet", "code_*", "notebook_*")),
            Map.entry("external_data", names("external_data", "code_*", "data_rules")),
            Map.entry("limits.daily", names("max_daily_submissions", "*limits")),
            Map.entry("limits.team", names("max_team_size", "*limits")),
            Map.entry("limits.final", names("final_submissions", "*limits")),
            Map.entry("files", names("files", "files_*")),
            Map.entry("columns", names("columns", "*_columns", "files_*", "data_*")),
            Map.entry("task", names("task", "subtitle")));

    private final String slug;
    private final JsonNode truth;
    private final ToldFacts told;
    private final String document;
    private FactsScore score;

    ExpectedFacts(String slug, JsonNode truth, ToldFacts told, String document) {
        this.slug = slug;
        this.truth = truth;
        this.told = told;
        this.document = document;
    }

    private static String[] names(String... names) {
        return names;
    }

    void count(FactsScore into) {
        score = into;
        all("task", strings(truth.path("task").path("all")));
        any("metric", strings(truth.path("metric").path("any")));
        any("external_data", strings(truth.path("external_data").path("any")));
        value("direction", truth.path("direction"), direction -> Pattern.compile(direction));
        value("internet", truth.path("internet"), state -> Pattern.compile(
                state.equals("off") ? "(?i)\\boff\\b|false|disabled|no internet" : "(?i)\\bon\\b|true|enabled"));
        value("id_column", truth.path("id_column"), ExpectedFacts::name);
        value("submission_file", truth.path("submission_file"), ExpectedFacts::name);
        for (String hours : List.of("cpu_hours", "gpu_hours")) {
            value(hours, truth.path(hours), number -> Pattern.compile("(?<![\\d.])" + number + "(?:\\.0)?(?![\\d.])"));
        }
        for (String limit : List.of("daily", "team", "final")) {
            value("limits." + limit, truth.path("limits").path(limit), number -> Pattern.compile("\\b" + number + "\\b"));
        }
        for (String date : List.of("start", "entry_deadline", "merger_deadline", "deadline")) {
            value(date, truth.path(date), ExpectedFacts::date);
        }
        list("target_columns");
        list("submission_header");
        prizes();
        codeCompetition();
        share("files");
        share("columns");
        truth.path("rules").forEach(rule -> rule(rule.path("what").asText(), strings(rule.path("any"))));
        truth.path("traps").forEach(this::trap);
    }

    private void all(String field, List<String> patterns) {
        if (!patterns.isEmpty()) {
            judge(field, text -> patterns.stream().allMatch(pattern -> found(pattern, text)), patterns.toString());
        }
    }

    private void any(String field, List<String> patterns) {
        if (patterns.isEmpty()) {
            silent(field);
        } else {
            judge(field, text -> patterns.stream().anyMatch(pattern -> found(pattern, text)), patterns.toString());
        }
    }

    private void value(String field, JsonNode value, java.util.function.Function<String, Pattern> pattern) {
        if (value.isMissingNode() || value.isNull()) {
            silent(field);
        } else {
            Pattern wanted = pattern.apply(value.asText());
            judge(field, text -> wanted.matcher(text).find(), value.asText());
        }
    }

    private void list(String field) {
        List<String> names = strings(truth.path(field));
        if (names.isEmpty()) {
            silent(field);
        } else {
            judge(field, text -> names.stream().allMatch(name -> name(name).matcher(text).find()), names.toString());
        }
    }

    private void prizes() {
        List<String> amounts = strings(truth.path("prizes"));
        if (amounts.isEmpty()) {
            if (found("[$€£]\\s?\\d", told.claimed(NAMES.get("prizes")))) {
                silent("prizes");
            }
            return;
        }
        String text = told.all("prize", "prizes", "prize_*");
        boolean right = amounts.stream().allMatch(amount -> amount(amount).matcher(text).find());
        score.said("prizes", right ? 1 : 0, slug + " " + amounts + " <- " + text);
        score.held("prizes", amounts.stream().allMatch(a -> amount(a).matcher(document).find()) ? 1 : 0, slug);
    }

    private void codeCompetition() {
        String text = told.first("code_competition", "code_only");
        if (truth.path("code_competition").asBoolean()) {
            boolean right = text.equals("true") || found("notebook|kernel", told.all("code_*", "notebook_*"));
            score.said("code_competition", right ? 1 : 0, slug);
            score.held("code_competition", found("code.competition|kernels-only|notebooks?", document) ? 1 : 0, slug);
        } else if (text.equals("true")) {
            score.wrong("code_competition", slug);
        }
    }

    private void share(String field) {
        List<String> names = strings(truth.path(field));
        if (names.isEmpty()) {
            return;
        }
        String text = told.all(NAMES.get(field));
        List<String> missing =
                names.stream().filter(name -> !name(name).matcher(text).find()).toList();
        long held = names.stream().filter(name -> name(name).matcher(document).find()).count();
        score.said(field, 1 - (double) missing.size() / names.size(), slug + " " + missing + " <- " + text);
        score.held(field, (double) held / names.size(), slug + " " + names);
    }

    private void rule(String what, List<String> patterns) {
        boolean right = patterns.stream().anyMatch(pattern -> found(pattern, told.everything()));
        score.said("rules", right ? 1 : 0, slug + " " + what + " " + patterns);
        score.held("rules", patterns.stream().anyMatch(pattern -> found(pattern, document)) ? 1 : 0, slug + " " + what);
    }

    private void trap(JsonNode trap) {
        String field = trap.path("field").asText();
        String not = trap.path("not").asText();
        String text = told.claimed(NAMES.getOrDefault(field, names(field)));
        boolean caught = found(not, text) || not.matches("\\d{4}-.*") && date(not).matcher(text).find();
        if (caught) {
            score.wrong("trap " + field, slug + " " + not + " <- " + text);
        }
    }

    private void judge(String field, Predicate<String> right, String what) {
        String text = told.first(NAMES.get(field));
        boolean told = right.test(text);
        score.said(field, told ? 1 : 0, slug + " " + what + " <- " + text);
        score.held(field, right.test(document) || told ? 1 : 0, slug + " " + what);
        boolean promised = !this.told.all(NAMES.get(field)[0]).isEmpty();
        if (!told && promised) {
            score.wrong(field, slug + " " + what + " <- " + text);
        }
    }

    /** The text says nothing of it, hence nothing may be claimed. */
    private void silent(String field) {
        String text = told.claimed(NAMES.get(field)[0]);
        if (!text.isEmpty()) {
            score.wrong(field, slug + " nothing <- " + text);
        }
    }

    private static boolean found(String pattern, String text) {
        return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE).matcher(text).find();
    }

    private static Pattern name(String name) {
        String bare = name.replaceAll("^/|/$", "");
        return Pattern.compile("(?<![A-Za-z0-9_])" + Pattern.quote(bare) + "(?![A-Za-z0-9_])");
    }

    private static Pattern amount(String amount) {
        String grouped = String.format("%,d", Long.parseLong(amount));
        return Pattern.compile("(?<![\\d,.])(?:" + amount + "|" + grouped + ")(?![\\d]|[,.]\\d)");
    }

    private static Pattern date(String iso) {
        LocalDate date = LocalDate.parse(iso);
        List<String> spellings = new ArrayList<>(List.of(iso));
        for (String form : List.of("MMMM d, yyyy", "MMM d, yyyy", "d MMMM yyyy", "MMMM d'(?:st|nd|rd|th)', yyyy")) {
            spellings.add(date.format(DateTimeFormatter.ofPattern(form, Locale.ENGLISH)));
        }
        return Pattern.compile(String.join("|", spellings));
    }

    private static List<String> strings(JsonNode array) {
        return Stream.iterate(0, i -> i < array.size(), i -> i + 1)
                .map(i -> array.get(i).asText())
                .collect(Collectors.toList());
    }
}
