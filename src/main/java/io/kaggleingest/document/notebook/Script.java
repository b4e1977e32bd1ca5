package io.kaggleingest.document.notebook;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.kaggleingest.document.ContextDocument.Cell;
import io.kaggleingest.document.page.MarkdownReader;
import io.kaggleingest.document.text.Markdown;
import io.kaggleingest.document.text.Markdown.Block;
import io.kaggleingest.document.text.Markdown.Kind;

/** A program as one code cell, or as those that it says it has; R Markdown as the text and code that it mixes. */
final class Script {
    /** The first line of a chunk of R Markdown, with what stands in its braces. */
    private static final Pattern CHUNK =
            Pattern.compile("(?<![`~])[`~]{3,}+[ \\t]*+\\{([A-Za-z][^\\n}]{0,500}+)}[^\\n]*+");

    private Script() {}

    static List<Cell> cells(String source, String language) {
        String text = source.replace("\r\n", "\n");
        if (PercentScript.is(text, language)) {
            return PercentScript.cells(text);
        }
        if (language.equals("rmarkdown")) {
            return chunks(text);
        }
        List<Cell> cells = new ArrayList<>();
        add(cells, "code", NotebookText.code(text), null);
        return cells;
    }

    private static List<Cell> chunks(String source) {
        List<Cell> cells = new ArrayList<>();
        Markdown text = Markdown.of(source);
        int from = 0;
        for (Block block : text.blocks()) {
            Matcher chunk = CHUNK.matcher(source).region(block.from(), block.to());
            if (block.kind() == Kind.CODE && chunk.lookingAt()) {
                add(cells, "markdown", MarkdownReader.markdown(source.substring(from, block.from())), null);
                add(cells, "code", NotebookText.code(block.text()), CellLanguage.ofChunk(chunk.group(1)));
                from = block.to();
            }
        }
        if (from == 0) {
            add(cells, "code", NotebookText.code(source), null);
        } else {
            add(cells, "markdown", MarkdownReader.markdown(source.substring(from)), null);
        }
        return cells;
    }

    static void add(List<Cell> cells, String type, String text, @Nullable String language) {
        if (!text.isBlank()) {
            cells.add(new Cell(type, text, null, language));
        }
    }
}
