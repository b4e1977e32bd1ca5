package io.kaggleingest.document.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Code in a Markdown text, taken out of it and put back, because in it nothing is a tag, a link or a picture. Each piece
 * leaves two characters of the private use area and its number between them.
 */
final class MarkdownCode {
    private static final char OPEN = '\uE000';
    private static final char CLOSE = '\uE001';
    private static final Pattern HELD = Pattern.compile(OPEN + "([0-9]{1,9})" + CLOSE);

    /** Also behind the marks of a quotation or a list. */
    private static final Pattern FENCE =
            Pattern.compile("(?:[ \\t>]|[-*+] |[0-9]{1,9}[.)] ){0,40}+(`{3,}+|~{3,}+)([^\\n]*+)");

    private static final Pattern LIST_ITEM = Pattern.compile("[ \\t>]*+(?:[-*+]|[0-9]{1,9}[.)])[ \\t].*+");
    private static final Pattern INDENTED = Pattern.compile("(?: {4}|\\t| {1,3}\\t).*+");
    private static final Pattern TICKS = Pattern.compile("`++");
    private static final Pattern PARAGRAPH_END = Pattern.compile("\\n[ \\t]*+\\n");

    private final List<String> held = new ArrayList<>();
    private final StringBuilder out = new StringBuilder();
    private final StringBuilder prose = new StringBuilder();
    private final StringBuilder code = new StringBuilder();
    private final String text;

    /** The fence that is open, or null. */
    private String fence;

    private boolean inList;
    private boolean afterBlank = true;

    private MarkdownCode(String markdown) {
        for (String line : markdown.replaceAll("[" + OPEN + CLOSE + "]", "").split("\n", -1)) {
            line(line);
        }
        endCode();
        endProse();
        text = out.substring(0, Math.max(0, out.length() - 1));
    }

    static MarkdownCode of(String markdown) {
        return new MarkdownCode(markdown);
    }

    /** Without the code. */
    String text() {
        return text;
    }

    String restore(String changed) {
        return HELD.matcher(changed).replaceAll(found -> {
            int number = Integer.parseInt(found.group(1));
            return Matcher.quoteReplacement(number < held.size() ? held.get(number) : "");
        });
    }

    private void line(String line) {
        if (fence != null) {
            code.append(line).append('\n');
            if (closes(line)) {
                endCode();
            }
            return;
        }
        Matcher mark = FENCE.matcher(line);
        if (mark.matches() && !(mark.group(1).startsWith("`") && mark.group(2).contains("`"))) {
            endCode();
            endProse();
            fence = mark.group(1);
            code.append(line).append('\n');
        } else if (isIndentedCode(line)) {
            endProse();
            code.append(line).append('\n');
        } else {
            endCode();
            prose.append(line).append('\n');
            inList = LIST_ITEM.matcher(line).matches() || inList && (line.isBlank() || line.startsWith(" "));
        }
        afterBlank = line.isBlank();
    }

    private boolean isIndentedCode(String line) {
        boolean goesOn = !code.isEmpty() || afterBlank && !inList;
        return goesOn && !line.isBlank() && INDENTED.matcher(line).matches();
    }

    private boolean closes(String line) {
        Matcher mark = FENCE.matcher(line);
        return mark.matches()
                && mark.group(1).startsWith(fence)
                && mark.group(2).isBlank();
    }

    private void endCode() {
        if (!code.isEmpty()) {
            hold(code.substring(0, code.length() - 1));
            out.append('\n');
            code.setLength(0);
        }
        fence = null;
        afterBlank = false;
    }

    private void hold(String piece) {
        out.append(OPEN).append(held.size()).append(CLOSE);
        held.add(piece);
    }

    /** Takes out what stands between as many backticks, within a paragraph. */
    private void endProse() {
        String all = prose.toString();
        prose.setLength(0);
        List<int[]> runs = runs(all);
        int from = 0;
        for (int i = 0; i < runs.size(); i++) {
            int closing = runs.get(i)[2];
            if (closing > i) {
                out.append(all, from, runs.get(i)[0]);
                from = runs.get(closing)[1];
                hold(all.substring(runs.get(i)[0], from));
                i = closing;
            }
        }
        out.append(all, from, all.length());
    }

    /** Of each run of backticks: where it begins and ends, and which later one is as long and in its paragraph, or -1. */
    private static List<int[]> runs(String text) {
        List<int[]> runs = new ArrayList<>();
        List<Integer> paragraphs = new ArrayList<>();
        Matcher paragraphEnd = PARAGRAPH_END.matcher(text);
        int end = paragraphEnd.find() ? paragraphEnd.start() : text.length();
        int paragraph = 0;
        for (Matcher ticks = TICKS.matcher(text); ticks.find(); ) {
            while (ticks.start() > end) {
                end = paragraphEnd.find() ? paragraphEnd.start() : text.length();
                paragraph++;
            }
            runs.add(new int[] {ticks.start(), ticks.end(), -1});
            paragraphs.add(paragraph);
        }
        Map<Integer, Integer> next = new HashMap<>();
        for (int i = runs.size() - 1; i >= 0; i--) {
            Integer closing = next.put(runs.get(i)[1] - runs.get(i)[0], i);
            boolean closed = closing != null && paragraphs.get(closing).equals(paragraphs.get(i));
            runs.get(i)[2] = closed ? closing : -1;
        }
        return runs;
    }
}
