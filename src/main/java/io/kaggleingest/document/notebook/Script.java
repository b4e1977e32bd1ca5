package io.kaggleingest.document.notebook;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.kaggleingest.document.ContextDocument.Cell;
import io.kaggleingest.document.page.MarkdownReader;

/** A program as one code cell, or as those that it says it has; R Markdown as the text and code that it mixes. */
final class Script {
    private static final Pattern CHUNK =
            Pattern.compile("(?m)^[ \\t]{0,3}(`{3,}|~{3,})[ \\t]*\\{([A-Za-z][^\\n}]{0,500}+)}[ \\t]*+$");

    private Script() {}

    static List<Cell> cells(String source, String language) {
        List<Cell> cells = new ArrayList<>();
        String text = source.replace("\r\n", "\n");
        Matcher chunk = CHUNK.matcher(text);
        if (PercentScript.is(text, language)) {
            return PercentScript.cells(text);
        }
        if (!language.equals("rmarkdown") || !chunk.find()) {
            add(cells, "code", NotebookText.code(text), null);
            return cells;
        }
        int from = 0;
        do {
            add(cells, "markdown", MarkdownReader.markdown(text.substring(from, chunk.start())), null);
            int end = end(text, chunk.group(1), chunk.end());
            add(
                    cells,
                    "code",
                    NotebookText.code(text.substring(chunk.end(), end)),
                    CellLanguage.ofChunk(chunk.group(2)));
            from = end(text, end);
        } while (from < text.length() && chunk.find(from));
        add(cells, "markdown", MarkdownReader.markdown(text.substring(from)), null);
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

    static void add(List<Cell> cells, String type, String text, String language) {
        if (!text.isBlank()) {
            cells.add(new Cell(type, text, null, language));
        }
    }
}
