package io.kaggleingest.document.facts;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import io.kaggleingest.document.page.PageKind;
import io.kaggleingest.document.text.Markdown.Kind;

/** The formula of the metric: one that stands by itself on the evaluation page and says that it is of the score. */
final class FormulaReader {
    record Formula(String text, String location) {}

    private static final Pattern ALONE = Pattern.compile(
            "(?s)^\\s*(?:\\$\\$?|\\\\\\[|\\\\\\(|\\[?\\\\text|\\[?\\\\mathrm).*(?:=|\\\\frac|\\\\sum|\\\\sqrt).*");
    private static final Pattern INTRODUCES = Pattern.compile(
            "(?i)\\b(?:score|metric|formula|loss|error)\\b[^.]{0,40}\\b(?:is|are)? ?(?:then )?(?:given|calculated|computed|defined|as follows|then)\\b|\\b(?:score|metric) (?:is|will be)\\b.{0,60}:$");
    private static final Pattern NAMES_SCORE = Pattern.compile("(?i)\\b(?:score|metric|final)\\s*\\}?\\s*(?:=|&=)");

    private static final Pattern OF_A_PART = Pattern.compile("(?i)\\b(?:single|each|per|one|individual)\\b[^.]*$");

    private FormulaReader() {}

    static Optional<Formula> formula(List<Passage> passages, String metric) {
        Optional<MetricName> family = MetricName.of(metric.split(" (?:at|with) ")[0]);
        return passages.stream()
                .filter(passage -> passage.kind() == PageKind.EVALUATION && passage.form() == Kind.PARAGRAPH)
                .filter(passage -> ALONE.matcher(passage.source()).matches())
                .filter(passage -> isOfScore(passage, passages, family))
                .findFirst()
                .map(passage -> new Formula(isolate(passage.source()), passage.location()))
                .filter(formula -> formula.text().length()
                        <= FactName.METRIC_FORMULA.type().limit());
    }

    /** The formula without the explanation of its symbols. */
    private static String isolate(String source) {
        String line = source.replaceAll("\\s+", " ").strip();
        int end = line.startsWith("$$") ? line.indexOf("$$", 2) : -1;
        return end < 0 ? line : line.substring(0, end + 2);
    }

    private static boolean isOfScore(Passage passage, List<Passage> passages, Optional<MetricName> family) {
        int index = passages.indexOf(passage);
        String before = index > 0 && passages.get(index - 1).page().equals(passage.page())
                ? passages.get(index - 1).text()
                : "";
        String last = before.length() > 240 ? before.substring(before.length() - 240) : before;
        String leftSide = passage.source().split("=", 2)[0];
        boolean named = family.isPresent()
                && (MetricName.of(leftSide).equals(family)
                        || MetricName.of(last).equals(family)
                                && last.endsWith(":")
                                && !OF_A_PART.matcher(last).find());
        boolean other =
                MetricName.of(leftSide).isPresent() && !MetricName.of(leftSide).equals(family);
        return NAMES_SCORE.matcher(passage.source()).find()
                || !other && (named || INTRODUCES.matcher(last).find());
    }
}
