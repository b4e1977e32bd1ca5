package io.kaggleingest.document.text;

import java.util.List;
import java.util.stream.Stream;

/**
 * A Markdown text as what it is made of: the only place that knows what a fence, a heading, a list, a paragraph, a table
 * or code is. Each block tells where in the text it stands. Tags of HTML are text here, because texts lose theirs before
 * they enter a document. Immutable; reading costs in proportion to the length, however deeply anything is nested.
 */
public final class Markdown {
    private final String source;
    private final List<Block> blocks;

    private Markdown(String source) {
        this.source = source;
        this.blocks = new MarkdownParser(source).blocks();
    }

    public static Markdown of(String source) {
        return new Markdown(source);
    }

    public String source() {
        return source;
    }

    /** Those that stand in no other. */
    public List<Block> blocks() {
        return blocks;
    }

    /** Every block in the order of the text, each before those in it. */
    public Stream<Block> all() {
        return blocks.stream().flatMap(Markdown::all);
    }

    private static Stream<Block> all(Block block) {
        return Stream.concat(Stream.of(block), block.children().stream().flatMap(Markdown::all));
    }

    /** Every block of one kind in the order of the text. */
    public Stream<Block> all(Kind kind) {
        return all().filter(block -> block.kind() == kind);
    }

    /** The text as it stands in the source, with its marks. */
    public String source(Block block) {
        return source.substring(block.from(), block.to());
    }

    /** What a block is. */
    public enum Kind {
        HEADING,
        PARAGRAPH,
        /** Fenced or indented. */
        CODE,
        /** Its children are items. */
        LIST,
        ITEM,
        QUOTE,
        /** Its children are rows, the first of them the header. */
        TABLE,
        /** Its children are cells. */
        ROW,
        CELL,
        RULE
    }

    /** What stands within a line and is no plain word. */
    public enum InlineKind {
        CODE,
        /** TeX between dollar signs. */
        FORMULA,
        LINK
    }

    /**
     * @param level of a heading 1 to 6; of everything else in how many lists and quotations it stands
     * @param from where it begins in the source, behind the marks of what it stands in
     * @param to where it ends in the source, without the line end
     * @param text what a reader sees, without marks, wrapped lines joined by blanks: of code the code itself, of an item
     *     its own paragraphs, of a row its cells with commas between them; empty for lists, quotations, tables and rules
     * @param language of code, in small letters; empty if it is not said
     * @param inlines in the paragraph, heading or cell, in their order
     */
    public record Block(
            Kind kind,
            int level,
            int from,
            int to,
            String text,
            String language,
            List<Block> children,
            List<Inline> inlines) {}

    /**
     * @param from where it begins in the source, its marks included
     * @param text the code or the TeX without its marks, of a link where it leads
     */
    public record Inline(InlineKind kind, int from, int to, String text) {}
}
