package io.kaggleingest.document.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The sentences of a Markdown text without its marks; headings, code and formulas are none. */
public final class Sentences {
    /** What is longer was never meant to be one, and looking for patterns in it costs. */
    private static final int LONGEST = 2_000;

    private static final Pattern END = Pattern.compile("(?<=[.!?]|[.!?][)\"”])\\s+(?=[\\p{Lu}`(\\[“\"])");
    private static final Pattern MARK = Pattern.compile("^(?:[-*+>] |\\d++[.)] )++");
    private static final Pattern STARTS_ANEW = Pattern.compile("^(?:[-*+>|#]|\\d{1,3}[.)] |\\$\\$).*");
    private static final Pattern LINK = Pattern.compile("!?\\[([^\\[\\]\\n]{0,200})]\\([^)\\n]{0,500}\\)");
    private static final Pattern STRONG = Pattern.compile("\\*\\*|__(?=\\S)|(?<=\\S)__");
    private static final Pattern EMPHASIS =
            Pattern.compile("(?<![\\w*\\\\])\\*(?=[^\\s*])|(?<=[^\\s*\\\\])\\*(?![\\w*])");

    private Sentences() {}

    public static List<String> of(String markdown) {
        return paragraphs(markdown).stream().flatMap(List::stream).toList();
    }

    /** Up to the second heading: what is under "What did not work" means the opposite without it. */
    public static List<String> beginning(String markdown) {
        List<String> sentences = new ArrayList<>();
        for (String block : Blocks.of(markdown)) {
            if (block.startsWith("#") && !sentences.isEmpty()) {
                break;
            }
            sentences.addAll(of(block));
        }
        return sentences;
    }

    /** Those of each paragraph, list or table. */
    public static List<List<String>> paragraphs(String markdown) {
        return Blocks.of(markdown).stream()
                .map(block -> lines(block).stream()
                        .flatMap(line -> END.splitAsStream(plain(line)))
                        .map(sentence -> Sanitizer.shorten(sentence.strip(), LONGEST))
                        .filter(sentence -> !sentence.isEmpty())
                        .toList())
                .toList();
    }

    /** Lines that an author wrapped are one again. */
    private static List<String> lines(String block) {
        List<StringBuilder> lines = new ArrayList<>();
        boolean code = false;
        boolean open = false;
        for (String raw : block.split("\n")) {
            String line = raw.strip();
            boolean fence = line.startsWith("```") || line.startsWith("~~~");
            code ^= fence;
            if (code || fence || line.startsWith("#") || line.startsWith("$$")) {
                open = false;
            } else if (open && !STARTS_ANEW.matcher(line).matches()) {
                lines.get(lines.size() - 1).append(' ').append(line);
            } else {
                lines.add(new StringBuilder(line));
                open = true;
            }
        }
        return lines.stream().map(StringBuilder::toString).toList();
    }

    private static String plain(String line) {
        String text = MARK.matcher(line).replaceFirst("");
        text = LINK.matcher(text).replaceAll("$1");
        text = STRONG.matcher(text).replaceAll("");
        text = EMPHASIS.matcher(text).replaceAll("");
        return text.startsWith("|") ? row(text) : text;
    }

    /** A row of a table, as a list of its cells; the rule below its header has none. */
    private static String row(String line) {
        return Arrays.stream(line.split("(?<!\\\\)\\|"))
                .map(String::strip)
                .filter(cell -> !cell.isEmpty() && !cell.matches(":?-{2,}:?"))
                .collect(Collectors.joining(", "));
    }
}
