package io.kaggleingest.context;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.kaggleingest.context.ContextDocument.Cell;

/** A program as one code cell; R Markdown as the text and code that it mixes. */
final class Script {
    private static final Pattern CHUNK =
            Pattern.compile("(?m)^[ \\t]{0,3}(`{3,}|~{3,})[ \\t]*\\{[A-Za-z][^\\n}]{0,500}}[ \\t]*$");

    private Script() {}

    static List<Cell> cells(String source, String language) {
        List<Cell> cells = new ArrayList<>();
        String text = source.replace("\r\n", "\n");
        Matcher chunk = CHUNK.matcher(text);
        if (!language.equals("rmarkdown") || !chunk.find()) {
            add(cells, "code", NotebookText.code(text));
            return cells;
        }
        int from = 0;
        do {
            add(cells, "markdown", Prose.markdown(text.substring(from, chunk.start())));
            int end = end(text, chunk.group(1), chunk.end());
            add(cells, "code", NotebookText.code(text.substring(chunk.end(), end)));
            from = end(text, end);
        } while (from < text.length() && chunk.find(from));
        add(cells, "markdown", Prose.markdown(text.substring(from)));
        return cells;
    }

    /** Where a line of nothing but the fence, or more of it, closes the chunk; the end of the text if none does. */
    private static int end(String text, String fence, int from) {
        String mark = Pattern.quote(fence) + Pattern.quote(fence.substring(0, 1)) + "*+";
        Matcher close =
                Pattern.compile("\\n[ \\t]{0,3}" + mark + "[ \\t]*(?=\\n|$)").matcher(text);
        return close.find(from) ? close.start() : text.length();
    }

    private static int end(String text, int closing) {
        int newline = closing < text.length() ? text.indexOf('\n', closing + 1) : -1;
        return newline < 0 ? text.length() : newline + 1;
    }

    private static void add(List<Cell> cells, String type, String text) {
        if (!text.isBlank()) {
            cells.add(new Cell(type, text, null));
        }
    }
}
