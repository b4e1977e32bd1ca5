package io.kaggleingest.document.table;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import io.kaggleingest.document.ContextDocument.Column;
import io.kaggleingest.document.text.Sanitizer;

/**
 * Infers what a column holds: the narrowest type that all its sampled values fit. Digits that a number would change are
 * text: a leading zero (a postcode) would be lost, and more than 18 digits fit no machine's integer. Where values
 * repeat so much that the sample has probably seen all of them, all are shown; numbers and dates keep their type then,
 * text becomes categorical.
 */
final class ColumnProfile {
    private static final Set<String> NULLS =
            Set.of("", "na", "n/a", "#n/a", "nan", "-nan", "null", "none", "nil", "nat", "\\n", "<na>");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final Pattern BOOLEAN = Pattern.compile("(?i)true|false|yes|no");
    private static final Pattern INTEGER = Pattern.compile("[+-]?(?:0|[1-9][0-9]{0,17})");
    private static final Pattern FLOAT = Pattern.compile(INTEGER
            + "|[+-]?(?:(?:0|[1-9][0-9]{0,30})(?:\\.[0-9]{0,60}(?:[eE][+-]?[0-9]{1,4})?|[eE][+-]?[0-9]{1,4})"
            + "|\\.[0-9]{1,60}(?:[eE][+-]?[0-9]{1,4})?|(?i:inf(?:inity)?))");
    private static final Pattern DATE = Pattern.compile(date("[-/.]"));
    private static final Pattern DATETIME = Pattern.compile(
            "(?:" + DATE + ")"
                    + "(?:[T ][0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]{1,9})?)?(?: ?[AaPp][Mm])?(?: ?(?:Z|UTC|[+-][0-9]{2}:?[0-9]{2}))?)?");
    private static final int EXAMPLES = 3;
    private static final int EXAMPLE_LENGTH = 60;
    private static final int FEW = 12;
    private static final int ENOUGH_ROWS = 20;

    private ColumnProfile() {}

    private static String date(String separator) {
        String year = "[0-9]{4}";
        String month = "(?:0?[1-9]|1[0-2])";
        String day = "(?:0?[1-9]|[12][0-9]|3[01])";
        return String.join(
                "|",
                String.join(separator, year, month, day),
                String.join(separator, day, month, year),
                String.join(separator, month, day, year));
    }

    static Column of(String name, List<String> values) {
        List<String> present = values.stream()
                .map(String::strip)
                .filter(value -> !isNull(value))
                .toList();
        Set<String> distinct = new LinkedHashSet<>(present);
        boolean few = present.size() >= ENOUGH_ROWS
                && distinct.size() <= FEW
                && distinct.stream().allMatch(value -> value.length() <= EXAMPLE_LENGTH);
        List<String> examples = distinct.stream()
                .limit(few ? FEW : EXAMPLES)
                .map(value -> Sanitizer.line(value, EXAMPLE_LENGTH))
                .toList();
        String type = type(distinct);
        return new Column(
                name,
                few && type.equals("text") ? "categorical" : type,
                values.size() - present.size(),
                distinct.size(),
                examples);
    }

    static boolean isNull(String value) {
        return NULLS.contains(value.toLowerCase(Locale.ROOT));
    }

    static boolean isDigits(String value) {
        return DIGITS.matcher(value.strip()).matches();
    }

    private static String type(Set<String> values) {
        if (values.isEmpty()) {
            return "empty";
        }
        if (all(values, BOOLEAN)) {
            return "boolean";
        }
        if (all(values, INTEGER)) {
            return "integer";
        }
        if (all(values, FLOAT)) {
            return "float";
        }
        if (all(values, DATE)) {
            return "date";
        }
        return all(values, DATETIME) ? "datetime" : "text";
    }

    private static boolean all(Set<String> values, Pattern pattern) {
        return values.stream().allMatch(pattern.asMatchPredicate());
    }
}
