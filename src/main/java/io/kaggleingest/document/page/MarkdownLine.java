package io.kaggleingest.document.page;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.kaggleingest.document.text.Fence;
import io.kaggleingest.document.text.Markdown;
import io.kaggleingest.document.text.Markdown.Block;

/** Blocks of Markdown in one line, for a cell of a table. */
final class MarkdownLine {
    private MarkdownLine() {}

    static String of(String markdown) {
        if (markdown.indexOf('\n') < 0 && !markdown.startsWith("#")) {
            return markdown;
        }
        Markdown text = Markdown.of(markdown);
        return join(text, text.blocks().stream(), " ");
    }

    private static String join(Markdown text, Stream<Block> blocks, String between) {
        return blocks.map(block -> line(text, block))
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining(between));
    }

    private static String line(Markdown text, Block block) {
        return switch (block.kind()) {
            case HEADING -> text.source(block).replaceFirst("^#++ *+", "").replace('\n', ' ');
            case CODE -> code(block.text());
            case LIST, TABLE -> join(text, block.children().stream(), "; ");
            case ROW -> join(text, block.children().stream(), ", ");
            case ITEM, QUOTE -> join(text, block.children().stream(), " ");
            case RULE -> "";
            default -> text.source(block).strip().replaceAll("(?<![ \\t])[ \\t]*+\\n[\\s>]*+", " ");
        };
    }

    private static String code(String code) {
        return Arrays.stream(code.split("\n"))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(Fence::inline)
                .collect(Collectors.joining(" "));
    }
}
