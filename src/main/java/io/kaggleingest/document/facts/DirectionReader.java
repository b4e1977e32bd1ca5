package io.kaggleingest.document.facts;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.kaggleingest.document.page.PageKind;

/** Which way scores go, by each source that tells it. */
final class DirectionReader {
    static final String LOWER = "lower is better";
    static final String HIGHER = "higher is better";

    private static final String SCORE =
            "(?:metrics?|scores?|values?|errors?|loss|distances?|rmse|rmsle|mae|logloss|auc|accuracy|f1|kappa"
                    + "|correlation|precision|likelihood|divergence)";
    private static final Pattern SUBJECT = pattern("\\b" + SCORE + "\\b");
    private static final Pattern LOWER_IS = pattern(
            "\\b(?:lower|smaller|less)\\b[^.]{0,30}\\bbetter\\b|\\bminimi[sz](?:e|es|ed|ing)\\b"
                    + "[^.]{0,30}\\b" + SCORE
                    + "\\b|\\b(?:best|perfect|ideal)\\b[^.]{0,30}\\bscores?\\b[^.]{0,20}\\b(?:is|of) 0(?:\\.0+)?(?![.\\d])"
                    + "|\\bminimum \\(best\\)|\\blower(?: \\w+)? (?:scores?|values?)\\b[^.]{0,20}\\b(?:win|rank higher|indicate better)");
    private static final Pattern HIGHER_IS = pattern("\\b(?:higher|larger|greater|bigger)\\b[^.]{0,30}\\bbetter\\b"
            + "|\\bmaximi[sz](?:e|es|ed|ing)\\b[^.]{0,30}\\b" + SCORE
            + "\\b|\\b(?:best|perfect|ideal)\\b[^.]{0,30}\\bscores?\\b[^.]{0,20}"
            + "\\b(?:is|of) 1(?:\\.0+)?(?![.\\d])|\\bmaximum \\(best\\)|\\bhigher(?: \\w+)? (?:scores?|values?)\\b[^.]{0,20}\\b(?:win|rank higher"
            + "|indicate better)");
    private static final Pattern MODIFIER =
            pattern(" (?:at|with|using|over|based on|for|between|on|across|per|within|under) ");
    private static final Pattern TURNED =
            pattern("\\b(?:1|one) ?[-−–]|\\binverse\\b|\\bnegated?\\b|\\bnegative (?!log)|\\breduction\\b");
    private static final Pattern COMBINED = pattern("\\b(?:combine[sd]?|mean|average|sum|weighted|final|overall)\\b");
    private static final int DIFFERENT = 3;
    /** "Higher is better." is a whole sentence without a subject. */
    private static final int SHORT = 30;

    private DirectionReader() {}

    private static Pattern pattern(String expression) {
        return Pattern.compile("(?i)" + expression);
    }

    /** The first rows of a leaderboard are its best; ties and rows without a number tell nothing. */
    static Optional<String> ofScores(List<String> best) {
        List<Double> scores = best.stream().flatMap(DirectionReader::number).toList();
        long distinctScores = scores.stream().distinct().count();
        if (distinctScores < DIFFERENT) {
            return Optional.empty();
        }
        boolean rises = true;
        boolean falls = true;
        for (int i = 1; i < scores.size(); i++) {
            rises &= scores.get(i) >= scores.get(i - 1);
            falls &= scores.get(i) <= scores.get(i - 1);
        }
        return rises == falls ? Optional.empty() : Optional.of(rises ? LOWER : HIGHER);
    }

    private static Stream<Double> number(String text) {
        try {
            double score = Double.parseDouble(text.strip());
            return Double.isFinite(score) ? Stream.of(score) : Stream.empty();
        } catch (NumberFormatException | NullPointerException failure) {
            return Stream.empty();
        }
    }

    /** What the evaluation page says of scores or the metric. */
    static Optional<String> ofTexts(List<Passage> passages) {
        Set<String> directions = passages.stream()
                .filter(passage -> passage.kind() == PageKind.EVALUATION && !passage.isCode())
                .flatMap(passage -> passage.sentences().stream())
                .filter(sentence ->
                        sentence.length() <= SHORT || SUBJECT.matcher(sentence).find())
                .flatMap(sentence -> Stream.concat(
                        LOWER_IS.matcher(sentence).find() ? Stream.of(LOWER) : Stream.empty(),
                        HIGHER_IS.matcher(sentence).find() ? Stream.of(HIGHER) : Stream.empty()))
                .collect(Collectors.toSet());
        return directions.size() == 1 ? Optional.of(directions.iterator().next()) : Optional.empty();
    }

    /** By the nouns of the metric's name, those before "at", "with", … first. */
    static Optional<String> ofName(String metric) {
        String words = MetricName.withSpaces(metric);
        if (TURNED.matcher(words).find()) {
            return Optional.empty();
        }
        Optional<String> head = ofNouns(MODIFIER.split(words, 2)[0]);
        return head.isPresent() ? head : ofNouns(words);
    }

    private static Optional<String> ofNouns(String name) {
        Set<MetricName> metrics = MetricName.all(name).keySet();
        boolean onlyLikelihood = metrics.contains(MetricName.NEGATIVE_LIKELIHOOD);
        Set<String> directions = metrics.stream()
                .filter(one -> !(onlyLikelihood && one == MetricName.LIKELIHOOD))
                .map(one -> one.higherIsBetter() ? HIGHER : LOWER)
                .collect(Collectors.toSet());
        return directions.size() == 1 ? Optional.of(directions.iterator().next()) : Optional.empty();
    }

    /**
     * The direction of a metric of the host's own: the sentences that say what it is made of name metrics of one
     * direction only.
     */
    static Optional<String> ofParts(List<Passage> passages) {
        Set<String> directions = passages.stream()
                .filter(passage -> passage.kind() == PageKind.EVALUATION && !passage.isCode())
                .flatMap(passage -> passage.sentences().stream())
                .filter(sentence -> COMBINED.matcher(sentence).find()
                        && MetricName.isIn(sentence)
                        && sentence.toLowerCase(java.util.Locale.ROOT).contains("score"))
                .map(sentence -> ofName(sentence).orElse("?"))
                .collect(Collectors.toSet());
        return directions.size() == 1 && !directions.contains("?")
                ? Optional.of(directions.iterator().next())
                : Optional.empty();
    }
}
