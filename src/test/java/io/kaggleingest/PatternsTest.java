package io.kaggleingest;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** No pattern of main code takes more than in proportion to its text, counted in characters looked at, not in time. */
class PatternsTest {

    private static final int SHORT = 500;
    private static final int LONG = 4 * SHORT;

    /** Linear is 4, quadratic is 16. */
    private static final double MOST_GROWTH = 8;

    /** A pattern may look at each character so often and still be called linear, whatever the growth. */
    private static final int FEW_STEPS = 60;

    static Stream<Arguments> patterns() {
        return Patterns.ofMainCode().entrySet().stream().map(both -> Arguments.of(both.getKey(), both.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("patterns")
    void looks_at_each_character_a_few_times(String where, Pattern pattern) {
        boolean whole = PatternUses.matchWholeTextsOnly(where);

        assertEquals(List.of(), slow(pattern, whole), pattern.pattern());
    }

    static Stream<Arguments> expressions() {
        return InlineExpressions.ofMainCode().stream().map(use -> Arguments.of(use.where(), use));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("expressions")
    void what_is_written_in_place_is_no_slower(String where, InlineExpressions.Use use) {
        assertEquals(List.of(), slow(use.pattern(), use.whole()), use.pattern().pattern());
    }

    /** One text is enough to say no. */
    static List<String> slow(Pattern pattern, boolean whole) {
        for (String unit : HostileTexts.units(pattern)) {
            long many = steps(pattern, repeated(unit, LONG), whole);
            if (many > (long) FEW_STEPS * LONG) {
                long few = steps(pattern, repeated(unit, SHORT), whole);
                if (many > MOST_GROWTH * few) {
                    return List.of("%s: %d steps for %d characters, %d for %d"
                            .formatted(unit.replace("\n", "\\n"), few, SHORT, many, LONG));
                }
            }
        }
        return List.of();
    }

    @Test
    void the_patterns_of_main_code_are_found() {
        Map<String, Pattern> found = Patterns.ofMainCode();

        assertTrue(found.size() > 80, () -> "only " + found.size());
        assertTrue(found.keySet().stream().anyMatch(where -> where.contains("Secrets")));
    }

    @Test
    void the_expressions_in_place_are_found() {
        assertTrue(InlineExpressions.ofMainCode().size() > 40);
    }

    @Test
    void a_quadratic_pattern_would_be_seen() {
        Pattern quadratic = Pattern.compile("a+b");

        assertTrue(steps(quadratic, repeated("a", LONG), false)
                > MOST_GROWTH * steps(quadratic, repeated("a", SHORT), false));
    }

    private static String repeated(String unit, int length) {
        // Ends with what nothing matches, so that whatever can be tried is tried.
        return unit.repeat(length / unit.length()) + "\u0000";
    }

    /** Of all matches, or of an attempt to match the whole. */
    private static long steps(Pattern pattern, String text, boolean whole) {
        CountedText counted = new CountedText(text);
        try {
            Matcher matcher = pattern.matcher(counted);
            if (whole) {
                matcher.matches();
            } else {
                while (matcher.find()) {
                    // The next one.
                }
            }
        } catch (StackOverflowError deep) {
            return Long.MAX_VALUE;
        }
        return counted.steps;
    }

    private static final class CountedText implements CharSequence {

        private final String text;
        private long steps;

        CountedText(String text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            steps++;
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
