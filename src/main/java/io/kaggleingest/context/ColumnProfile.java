package io.kaggleingest.context;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import io.kaggleingest.context.ContextDocument.Column;

/** Infers what a column holds: the narrowest type that all its sampled values fit. */
final class ColumnProfile {
    private static final Set<String> NULLS =
            Set.of("", "na", "n/a", "#n/a", "nan", "-nan", "null", "none", "nil", "nat", "\\n", "<na>");
    private static final Pattern BOOLEAN = Pattern.compile("(?i)true|false|yes|no");
    // Leading zeros mean a code (a postcode, an id), not a number.
    private static final Pattern INTEGER = Pattern.compile("[+-]?(?:0|[1-9][0-9]{0,30})");
    private static final Pattern NUMBER = Pattern.compile(
            "[+-]?(?:(?:0|[1-9][0-9]{0,30})(?:\\.[0-9]{0,60})?|\\.[0-9]{1,60})(?:[eE][+-]?[0-9]{1,4})?|(?i:[+-]?inf(?:inity)?)");
    private static final Pattern DATE = Pattern.compile(
            "(?:[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}"
                    + "|[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{4})"
                    + "(?:[T ][0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]{1,9})?)?(?: ?[AaPp][Mm])?(?: ?(?:Z|UTC|[+-][0-9]{2}:?[0-9]{2}))?)?");
    private static final int EXAMPLES = 3;
    private static final int EXAMPLE_LENGTH = 60;

    private ColumnProfile() {}

    static Column of(String name, List<String> values) {
        List<String> present = values.stream()
                .map(String::strip)
                .filter(value -> !isNull(value))
                .toList();
        Set<String> examples = new LinkedHashSet<>();
        for (String value : present) {
            if (examples.size() == EXAMPLES) {
                break;
            }
            examples.add(Cleaning.line(value, EXAMPLE_LENGTH));
        }
        return new Column(name, type(present), values.size() - present.size(), List.copyOf(examples));
    }

    static boolean isNull(String value) {
        return NULLS.contains(value.toLowerCase(Locale.ROOT));
    }

    private static String type(List<String> present) {
        if (present.isEmpty()) {
            return "empty";
        }
        if (all(present, BOOLEAN)) {
            return "boolean";
        }
        if (all(present, INTEGER)) {
            return "integer";
        }
        if (all(present, NUMBER)) {
            return "number";
        }
        return all(present, DATE) ? "date" : "text";
    }

    private static boolean all(List<String> values, Pattern pattern) {
        Predicate<String> matches = pattern.asMatchPredicate();
        return values.stream().allMatch(matches);
    }
}
