package io.kaggleingest.context.rendering;

import java.util.Arrays;
import java.util.List;

import io.kaggleingest.credit.Operation;
import io.kaggleingest.document.budget.Selection;
import io.kaggleingest.document.form.Format;
import io.kaggleingest.web.Excerpt;
import io.kaggleingest.web.Problem;

/** What the caller wants of a context, checked: how much, in which form, how fresh. */
public record ContextRequest(Selection selection, Representation representation, boolean refresh) {

    private static final int FEWEST = 1;
    private static final int MOST = 10;
    private static final int USUAL = 3;
    private static final int LARGEST_BUDGET = 10_000_000;

    /** The parameters as they were sent; null where they were not. */
    public record Parameters(
            Integer topN,
            String format,
            Integer maxTokens,
            List<String> ignorePatterns,
            Boolean refresh,
            String focus) {}

    public static ContextRequest of(Parameters parameters, String accept) {
        int topN = inRange("top_n", parameters.topN(), USUAL, FEWEST, MOST);
        return new ContextRequest(
                new Selection(
                        topN,
                        budget(parameters.maxTokens()),
                        patterns(parameters.ignorePatterns()),
                        focus(parameters.focus()),
                        null),
                Representation.of(format(parameters.format()), accept),
                Boolean.TRUE.equals(parameters.refresh()));
    }

    /** The files of a competition; what is cut and chosen in a text is all there. */
    public static ContextRequest bundle(boolean refresh) {
        return new ContextRequest(new Selection(MOST, null, List.of()), Representation.BUNDLE, refresh);
    }

    public Operation operation() {
        return representation.isBundle() ? Operation.BUNDLE : Operation.CONTEXT;
    }

    /** A query parameter as a number; null where it was not sent. */
    public static Integer number(String name, String text) {
        try {
            return text == null ? null : Integer.valueOf(text);
        } catch (NumberFormatException e) {
            throw invalid(name, "must be a whole number");
        }
    }

    public static Boolean flag(String name, String text) {
        if (text == null || text.equals("true") || text.equals("false")) {
            return text == null ? null : Boolean.valueOf(text);
        }
        throw invalid(name, "must be true or false");
    }

    private static int inRange(String name, Integer value, int fallback, int min, int max) {
        if (value == null) {
            return fallback;
        }
        if (value < min || value > max) {
            throw invalid(name, "must be between %d and %d".formatted(min, max));
        }
        return value;
    }

    private static Integer budget(Integer maxTokens) {
        return maxTokens == null
                ? null
                : inRange("max_tokens", maxTokens, LARGEST_BUDGET, Selection.LEAST_TOKENS, LARGEST_BUDGET);
    }

    /** On one line, so that the same question is the same selection. */
    private static String focus(String question) {
        if (question == null) {
            return "";
        }
        String line = question.strip().replaceAll("\\s+", " ");
        if (line.isEmpty() || line.length() > Selection.LONGEST_FOCUS) {
            throw invalid("focus", "must hold 1 to %d characters".formatted(Selection.LONGEST_FOCUS));
        }
        if (line.chars().anyMatch(Character::isISOControl)) {
            throw invalid("focus", "must not hold control characters");
        }
        return line;
    }

    private static Format format(String name) {
        if (name == null) {
            return Format.TOON;
        }
        return Format.of(name)
                .orElseThrow(() -> invalid(
                        "format",
                        "must be one of toon, md, txt and json, and not '%s'".formatted(Excerpt.shorten(name))));
    }

    private static List<String> patterns(List<String> list) {
        List<String> patterns = list == null
                ? List.of()
                : list.stream()
                        .flatMap(text -> Arrays.stream(String.valueOf(text).split(",")))
                        .map(String::strip)
                        .filter(pattern -> !pattern.isEmpty())
                        .toList();
        if (patterns.size() > Selection.MOST_PATTERNS
                || patterns.stream().anyMatch(p -> p.length() > Selection.LONGEST_PATTERN)) {
            throw invalid(
                    "ignore_patterns",
                    "may hold %d patterns of %d characters each"
                            .formatted(Selection.MOST_PATTERNS, Selection.LONGEST_PATTERN));
        }
        return patterns;
    }

    private static Problem invalid(String name, String rule) {
        return Problem.badRequest("invalid_parameter", "Parameter '%s' %s".formatted(name, rule));
    }
}
