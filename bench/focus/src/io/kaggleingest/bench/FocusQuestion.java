package io.kaggleingest.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A question and how its answer is recognised.
 *
 * @param answers all of which a text must hold
 */
record FocusQuestion(String text, List<Pattern> answers) {

    boolean isAnsweredBy(String document) {
        return answers.stream().allMatch(answer -> answer.matcher(document).find());
    }

    /** Some ways to ask for what a field of the truth says; which one is asked depends on the competition. */
    private enum Asked {
        METRIC("How will they decide whose model is better?", "what is the score based on", "how do I get judged"),
        HEADER("What should the file I upload look like?", "which columns do I hand in", "layout of the csv to send"),
        FILE("how must I name the file", "file name of what I hand in"),
        END("When is it over?", "until what day can I send something in?", "last date to compete"),
        ENTRY("until when can I still join", "When must I have accepted the rules?"),
        MERGER("Until when may two groups become one?", "last day to join another team"),
        BEGIN("when did it open", "On which day did this begin?"),
        PRIZES("How much can I earn?", "what do the winners get", "cash for the top places?"),
        CPU("how long may my notebook run without a graphics card", "maximum duration of the script on processors"),
        GPU("time limit with a graphics card", "How many hours may it take on GPU?"),
        INTERNET("can my kernel download something while it runs?", "is web access possible during scoring"),
        EXTERNAL("May I use other datasets?", "are models trained elsewhere fine", "can I bring my own data"),
        DATA("What do I get to work with, which files?", "what is in the download"),
        COLUMNS("what does the table contain, which variables", "Explain the fields of the data"),
        TASK("what do I have to build", "What is this about?", "what is the aim here");

        private final String[] ways;

        Asked(String... ways) {
            this.ways = ways;
        }

        FocusQuestion of(String slug, List<Pattern> answers) {
            return new FocusQuestion(ways[Math.floorMod(slug.hashCode(), ways.length)], answers);
        }
    }

    static List<FocusQuestion> of(String slug, JsonNode truth) {
        List<FocusQuestion> all = new ArrayList<>();
        add(all, slug, Asked.METRIC, either(truth.path("metric").path("any")));
        add(all, slug, Asked.HEADER, names(truth.path("submission_header")));
        add(all, slug, Asked.FILE, names(truth.path("submission_file")));
        add(all, slug, Asked.END, date(truth.path("deadline")));
        add(all, slug, Asked.ENTRY, date(truth.path("entry_deadline")));
        add(all, slug, Asked.MERGER, date(truth.path("merger_deadline")));
        add(all, slug, Asked.BEGIN, date(truth.path("start")));
        add(all, slug, Asked.PRIZES, amounts(truth.path("prizes")));
        add(all, slug, Asked.CPU, hours(truth.path("cpu_hours")));
        add(all, slug, Asked.GPU, hours(truth.path("gpu_hours")));
        add(all, slug, Asked.INTERNET, truth.path("internet").isTextual() ? insensitive("internet") : List.of());
        add(all, slug, Asked.EXTERNAL, either(truth.path("external_data").path("any")));
        add(all, slug, Asked.DATA, names(truth.path("files")));
        add(all, slug, Asked.COLUMNS, names(truth.path("columns")));
        add(all, slug, Asked.TASK, each(truth.path("task").path("all")));
        for (JsonNode rule : truth.path("rules")) {
            all.add(new FocusQuestion(rule.path("what").asText(), either(rule.path("any"))));
        }
        return all;
    }

    private static void add(List<FocusQuestion> all, String slug, Asked asked, List<Pattern> answers) {
        if (!answers.isEmpty()) {
            all.add(asked.of(slug, answers));
        }
    }

    private static List<Pattern> insensitive(String pattern) {
        return List.of(Pattern.compile(pattern, Pattern.CASE_INSENSITIVE));
    }

    private static List<Pattern> either(JsonNode patterns) {
        List<String> all = new ArrayList<>();
        patterns.forEach(pattern -> all.add("(?:" + pattern.asText() + ")"));
        return all.isEmpty() ? List.of() : insensitive(String.join("|", all));
    }

    private static List<Pattern> each(JsonNode patterns) {
        List<Pattern> all = new ArrayList<>();
        patterns.forEach(pattern -> all.addAll(insensitive(pattern.asText())));
        return all;
    }

    /** At most four of them: a table of many columns is no answer of 1,500 tokens. */
    private static List<Pattern> names(JsonNode names) {
        List<Pattern> all = new ArrayList<>();
        Iterable<JsonNode> each = names.isTextual() ? List.of(names) : names;
        for (JsonNode name : each) {
            String bare = name.asText().replaceAll("^/|/$", "");
            if (all.size() < 4 && !name.isNull()) {
                all.add(Pattern.compile("(?<![A-Za-z0-9_])" + Pattern.quote(bare) + "(?![A-Za-z0-9_])"));
            }
        }
        return all;
    }

    private static List<Pattern> date(JsonNode date) {
        if (!date.isTextual()) {
            return List.of();
        }
        String[] parts = date.asText().substring(0, 10).split("-");
        String month = java.time.Month.of(Integer.parseInt(parts[1]))
                .getDisplayName(java.time.format.TextStyle.SHORT, Locale.ENGLISH);
        int day = Integer.parseInt(parts[2]);
        return insensitive("%s|%s[a-z]*\\.? 0?%d\\b.{0,6}|\\b0?%d(?:st|nd|rd|th)? %s|0?%d/0?%d/%s|%s/0?%d"
                .formatted(
                        date.asText().substring(0, 10), month, day, day, month, Integer.parseInt(parts[1]), day,
                        parts[0], Integer.parseInt(parts[1]), day));
    }

    private static List<Pattern> amounts(JsonNode amounts) {
        List<Pattern> all = new ArrayList<>();
        for (JsonNode amount : amounts) {
            String digits = amount.asText().replaceAll("[^0-9]", "");
            if (!digits.isEmpty() && all.size() < 4) {
                String grouped = "%,d".formatted(Long.parseLong(digits)).replace(",", ",?");
                all.add(Pattern.compile("(?<!\\d)" + grouped + "(?!\\d)"
                        + (digits.endsWith("000") ? "|" + digits.substring(0, digits.length() - 3) + "[kK]" : "")));
            }
        }
        return all;
    }

    private static List<Pattern> hours(JsonNode hours) {
        return hours.isNumber() ? List.of(Pattern.compile("(?<![\\d.])" + hours.asText() + "(?:\\.0)?(?![\\d.])")) : List.of();
    }
}
