package io.kaggleingest.document.facts;

import java.util.List;
import java.util.regex.Pattern;

import io.kaggleingest.document.page.PageKind;
import io.kaggleingest.document.text.Markdown.Kind;

/**
 * A paragraph, an item, a row or a piece of code of a page, with what it stands under.
 *
 * @param heading the nearest one above, empty where there is none
 * @param lead the paragraph or item before it, which often says what it is
 * @param text without marks; of code the code
 * @param source as it is written, with its marks and line ends
 * @param level in how many lists it stands
 * @param number of an item in a numbered list, else 0
 */
record Passage(
        String page,
        PageKind kind,
        Kind form,
        String heading,
        String lead,
        String text,
        String source,
        int level,
        int number,
        List<String> cells) {

    /** What is longer was never meant to be a sentence, and looking for patterns in it costs. */
    private static final int LONGEST = 2_000;

    private static final Pattern END = Pattern.compile(
            "(?<=[.!?]|[.!?][)\"”*])(?<!\\b(?:e\\.g|i\\.e|etc|vs|cf|Dr|Mr|Ms|St|No|approx|resp|Inc|al)\\.)\\s+(?=[\\p{Lu}`(\\[“\"‘'#$*\\d])");

    boolean isCode() {
        return form == Kind.CODE;
    }

    List<String> sentences() {
        return isCode()
                ? List.of()
                : END.splitAsStream(text)
                        .map(sentence -> sentence.replaceFirst("^(?:#{1,6}|[>\\s]+)\\s*", "")
                                .strip())
                        .filter(sentence -> !sentence.isEmpty() && sentence.length() <= LONGEST)
                        .toList();
    }

    String location() {
        return "page " + page;
    }
}
