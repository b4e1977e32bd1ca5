package io.kaggleingest.document.facts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.kaggleingest.document.page.PageKind;

/** What a submission must keep to, as values: notebooks or not, hours, internet, the file's name, limits. */
final class RequirementReader {
    record Value(Object value, Passage passage) {}

    private static final Set<PageKind> ANY = Set.of(
            PageKind.REQUIREMENTS,
            PageKind.EVALUATION,
            PageKind.DESCRIPTION,
            PageKind.DATA,
            PageKind.OTHER,
            PageKind.TIMELINE,
            PageKind.RULES);
    private static final Set<PageKind> LIMITS = Set.of(
            PageKind.REQUIREMENTS,
            PageKind.EVALUATION,
            PageKind.DESCRIPTION,
            PageKind.OTHER,
            PageKind.TIMELINE,
            PageKind.RULES);

    private static final Pattern CODE = pattern(
            "\\bthis is an? (?:\\w+ )?(?:code|kernels?[- ]only|notebooks?[- ]only|kernels?)[ -]competition\\b"
                    + "|\\b(?:submissions?|entries)\\b.{0,40}\\bmust be (?:made|submitted)\\b.{0,20}\\b(?:through|via|using|from|as|in)\\b.{0,15}\\b(?:notebooks?|kernels?)\\b"
                    + "|\\b(?:kernels?|notebooks?)[- ]only (?:competition|challenge)\\b|\\bsynchronous[- ]rerun (?:code )?competition\\b|\\b(?:a|this) code competition\\b"
                    + "|\\b(?:only|exclusively) (?:accepted |allowed |possible )?(?:through|via|from|using) (?:kaggle )?(?:notebooks?|kernels?)\\b|\\bthis notebook competition\\b");
    private static final Pattern NO_CODE = pattern(
            "\\bnot an? (?:\\w+ )?(?:code|kernels?|notebooks?)\\b|\\bno longer\\b|\\blast year\\b|\\bprevious\\b");

    private static final Pattern HOURS = pattern("(\\d{1,3}(?:\\.\\d+)?) ?(?:-| )?(hours?|hrs?|h|minutes?|mins?)\\b");
    private static final Pattern CPU = pattern("\\bCPU\\b");
    private static final Pattern GPU = pattern("\\bGPU\\b");
    private static final Pattern RUNS = pattern(
            "\\b(?:run-?time|run time|running time|execution|<=?|≤|less than|at most|maximum|max|limit\\w*|within|under|exceed|up to|no more than)|&lt;");
    private static final Pattern RUN = pattern("\\b(?:notebooks?|kernels?|submissions?|code|inference)\\b");
    private static final Pattern TRAINING =
            pattern("\\b(?:takes?|took|training|train|baseline|per week|weekly|quota)\\b");

    private static final Pattern INTERNET = pattern("\\binternet\\b");
    private static final Pattern OFF = pattern(
            "\\b(?:no internet|internet(?: access)?(?: is| must be| should be| will be| be)?(?: turned| switched)? (?:off|disabled|not)|without (?:any )?internet|disable internet"
                    + "|not (?:be )?(?:allowed|able|permitted) to (?:access|use) the internet|internet access:? (?:disabled|off|no)|no access to the internet|turn(?:ed)? off (?:the )?internet)\\b");
    private static final Pattern ON =
            pattern("\\binternet(?: access)?(?: is| may be| can be)?(?: turned)? (?:on|enabled|allowed|permitted)\\b");

    private static final Pattern FILE = pattern(
            "\\b(?:submissions?|submission files?|output|outputs?|file|files|results?|predictions?)\\b.{0,60}\\b(?:must|should|needs? to|has to|have to|shall)\\b.{0,40}\\b(?:named|called|be|output)\\b.{0,20}?[\"'`“*]{0,3}([\\w-]{1,60}\\.(?:csv|tsv|json|jsonl|txt|zip|parquet|npy|npz|h5|hdf5|pkl|ipynb|py|gz|tar\\.gz|xml))\\b"
                    + "|\\b(?:needs? to|must|should|has to|have to) (?:output|write|produce|create|generate|save)\\b.{0,60}?\\b(?:named|called|to|as)? ?[\"'`“*]{0,3}([\\w-]{1,60}\\.(?:csv|tsv|json|jsonl|txt|zip|parquet|npy|h5|gz))\\b"
                    + "|\\bname (?:your|the) (?:submission|file|output)\\b.{0,20}?[\"'`“*]{0,3}([\\w-]{1,60}\\.(?:csv|tsv|json|jsonl|txt|zip|parquet|npy|h5|gz))\\b");
    private static final Pattern SAMPLE = pattern("(?i)sample_?sub\\w*|train\\w*|test\\w*");

    private static final Map<String, Integer> NUMBERS = Map.ofEntries(
            Map.entry("one", 1),
            Map.entry("two", 2),
            Map.entry("three", 3),
            Map.entry("four", 4),
            Map.entry("five", 5),
            Map.entry("six", 6),
            Map.entry("seven", 7),
            Map.entry("eight", 8),
            Map.entry("nine", 9),
            Map.entry("ten", 10),
            Map.entry("twenty", 20));
    private static final String NUMBER =
            "(\\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|twenty)(?: \\(\\d{1,3}\\)| \\(\\w+\\))?";
    private static final List<Pattern> DAILY = List.of(
            pattern(
                    "\\b(?:submit|make|maximum of|up to|limit(?:ed)? (?:of|to)|at most|max(?:imum)?:?|allowed)\\b[^.\\d]{0,30}?\\b"
                            + NUMBER
                            + " (?:\\w+ ){0,2}?(?:submissions?|entries|times|tries)\\b.{0,12}?\\b(?:per|a|each|every|/) ?day\\b"),
            pattern("\\b" + NUMBER + " (?:\\w+ )?(?:submissions?|entries) (?:per|a|each|every|/) ?day\\b"),
            pattern("\\bdaily (?:submission )?(?:limit|submissions?)\\b[^.\\d]{0,20}?\\b" + NUMBER + "\\b"),
            pattern("\\bsubmissions? per day\\b[^.\\d]{0,10}?\\b" + NUMBER + "\\b"));
    private static final List<Pattern> TEAM = List.of(
            pattern("\\b(?:maximum|max\\.?) team size\\b[^.\\d]{0,20}?\\b" + NUMBER + "\\b"),
            pattern(
                    "\\bteams?\\b[^.\\d]{0,40}?\\b(?:up to|at most|maximum of|max(?:imum)? of|no more than|limited to|larger than|more than)\\b[^.\\d]{0,12}?\\b"
                            + NUMBER + "(?: \\w+)? ?(?:members?|people|persons?|participants?|individuals|$|\\.)"),
            pattern("\\bteam sizes?\\b[^.\\d]{0,25}?\\b" + NUMBER + "\\b"));
    private static final List<Pattern> FINAL = List.of(
            pattern("\\bselect\\b[^.\\d]{0,40}?\\b" + NUMBER
                    + "\\b[^.\\d]{0,20}?\\b(?:final )?(?:submissions?|entries)\\b"),
            pattern("\\b" + NUMBER + " (?:final|best) (?:\\w+ )?(?:submissions?|models?|entries|solutions?)\\b"),
            pattern("\\bfinal submissions?\\b[^.\\d]{0,20}?\\b(?:up to|limit|maximum|:)\\b[^.\\d]{0,8}?\\b" + NUMBER
                    + "\\b"));

    private final List<Passage> passages;

    RequirementReader(List<Passage> passages) {
        this.passages = passages;
    }

    private static Pattern pattern(String expression) {
        return Pattern.compile("(?i)" + expression);
    }

    Optional<Value> codeCompetition() {
        return first(
                ANY,
                sentence -> CODE.matcher(sentence).find()
                                && !NO_CODE.matcher(sentence).find()
                        ? true
                        : null);
    }

    Optional<Value> cpuHours() {
        return hours(CPU, GPU);
    }

    Optional<Value> gpuHours() {
        return hours(GPU, CPU);
    }

    /** Of the line that names this kind of machine; of one that names none where it speaks of notebooks. */
    private Optional<Value> hours(Pattern wanted, Pattern other) {
        Optional<Value> wantedLimit = first(ANY, sentence -> {
            Matcher word = wanted.matcher(sentence);
            if (!word.find() || !RUNS.matcher(sentence).find()) {
                return null;
            }
            Matcher hours = HOURS.matcher(sentence);
            return hours.find(word.end()) || hours.find(0) ? number(hours) : null;
        });
        boolean otherNamed = first(
                        ANY,
                        sentence -> other.matcher(sentence).find()
                                        && RUNS.matcher(sentence).find()
                                        && HOURS.matcher(sentence).find()
                                ? true
                                : null)
                .isPresent();
        if (wantedLimit.isPresent() || otherNamed) {
            return wantedLimit;
        }
        return first(Set.of(PageKind.REQUIREMENTS), sentence -> {
            Matcher hours = HOURS.matcher(sentence);
            boolean limit = RUN.matcher(sentence).find()
                    && RUNS.matcher(sentence).find()
                    && !TRAINING.matcher(sentence).find();
            return limit && hours.find() ? number(hours) : null;
        });
    }

    private static Object number(Matcher hours) {
        BigDecimal number = new BigDecimal(hours.group(1));
        BigDecimal all = hours.group(2).toLowerCase(java.util.Locale.ROOT).startsWith("m")
                ? number.divide(BigDecimal.valueOf(60), 2, RoundingMode.HALF_UP)
                : number;
        BigDecimal stripped = all.stripTrailingZeros();
        return stripped.scale() <= 0 ? (Object) stripped.intValue() : (Object) stripped.doubleValue();
    }

    Optional<Value> internet() {
        return first(
                ANY,
                sentence -> !INTERNET.matcher(sentence).find()
                        ? null
                        : OFF.matcher(sentence).find()
                                ? "off"
                                : ON.matcher(sentence).find() ? "on" : null);
    }

    Optional<Value> submissionFile() {
        return first(LIMITS, sentence -> {
            Matcher file = FILE.matcher(sentence);
            while (file.find()) {
                String name =
                        file.group(1) != null ? file.group(1) : file.group(2) != null ? file.group(2) : file.group(3);
                if (!SAMPLE.matcher(name).lookingAt()) {
                    return name;
                }
            }
            return null;
        });
    }

    Optional<Value> dailySubmissions() {
        return limit(DAILY);
    }

    Optional<Value> teamSize() {
        return limit(TEAM);
    }

    Optional<Value> finalSubmissions() {
        return limit(FINAL);
    }

    private Optional<Value> limit(List<Pattern> patterns) {
        return first(LIMITS, sentence -> patterns.stream()
                .map(pattern -> pattern.matcher(sentence))
                .filter(Matcher::find)
                .map(match -> value(match.group(1)))
                .filter(number -> number > 0)
                .findFirst()
                .orElse(null));
    }

    private static int value(String number) {
        Integer word = NUMBERS.get(number.toLowerCase(java.util.Locale.ROOT));
        return word != null ? word : Integer.parseInt(number);
    }

    private Optional<Value> first(Set<PageKind> kinds, Function<String, Object> reader) {
        for (Passage passage : passages) {
            if (kinds.contains(passage.kind())) {
                for (String sentence : passage.sentences()) {
                    Object value = reader.apply(sentence);
                    if (value != null) {
                        return Optional.of(new Value(value, passage));
                    }
                }
            }
        }
        return Optional.empty();
    }
}
