package io.kaggleingest;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What repeats of a pattern's own alphabet look like: its letters and words, alone and in pairs, and what surrounds them. */
final class HostileTexts {

    private static final Pattern WORD = Pattern.compile("(?<!\\\\)[A-Za-z0-9]{2,}");
    private static final Pattern OTHER = Pattern.compile("[^A-Za-z0-9\\s]");
    private static final List<String> ALWAYS = List.of(
            " ",
            "\n",
            "\t",
            "\r\n",
            "a",
            "A",
            "7",
            "0",
            "_",
            "-",
            ".",
            ",",
            "\"",
            "'",
            "`",
            "*",
            "<",
            ">",
            "[",
            "]",
            "(",
            ")",
            "{",
            "}",
            "|",
            "/",
            "\\",
            "#",
            "=",
            ":",
            ";",
            "!",
            "%",
            "+",
            "&",
            "@",
            "$",
            "~",
            "^",
            "é",
            "e\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301",
            "\u200b",
            "🎉");
    private static final int MOST_WORDS = 12;

    private HostileTexts() {}

    /** Units to be repeated. */
    static List<String> units(Pattern pattern) {
        Set<String> single = new LinkedHashSet<>(ALWAYS);
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(pattern.pattern());
        while (word.find() && words.size() < MOST_WORDS) {
            words.add(word.group());
        }
        Matcher other = OTHER.matcher(pattern.pattern());
        while (other.find()) {
            single.add(other.group());
        }
        single.addAll(words);
        Set<String> units = new LinkedHashSet<>(single);
        for (String one : single) {
            for (String next : List.of(" ", "\n", "a", "7", ".", "\"", "(", "*")) {
                units.add(one + next);
            }
        }
        for (String first : words) {
            for (String next : List.of(":", "=", " = ", " is ", " the ", ", ", "**", "[")) {
                units.add(first + next);
            }
        }
        return List.copyOf(units);
    }
}
