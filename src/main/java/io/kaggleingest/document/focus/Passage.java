package io.kaggleingest.document.focus;

import java.util.ArrayList;
import java.util.List;

/**
 * A piece of a document that may answer a question.
 *
 * @param title of what it stands in
 * @param path the headings above it
 * @param text what it says in words
 * @param code what it says in code
 */
public record Passage(String title, String path, String text, String code) {
    /** A row of a long table answers as well as a row that stands alone. */
    private static final int STRETCH = 160;

    /** Itself, or if it is long, a passage for each few lines. */
    List<Passage> stretches() {
        if (text.length() + code.length() <= 2 * STRETCH) {
            return List.of(this);
        }
        List<Passage> all = new ArrayList<>();
        lines(text).forEach(lines -> all.add(new Passage(title, path, lines, "")));
        lines(code).forEach(lines -> all.add(new Passage(title, path, "", lines)));
        return all;
    }

    private static List<String> lines(String text) {
        List<String> all = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int end = text.indexOf('\n', Math.min(from + STRETCH, text.length() - 1));
            int to = end < 0 ? text.length() : end + 1;
            all.add(text.substring(from, to));
            from = to;
        }
        return all;
    }
}
