package io.kaggleingest.document.text;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A Markdown text as what it is made of: the only place that knows what a fence, a heading, a list, a paragraph, a table
 * or code is. Each block tells where in the text it stands. Tags of HTML are text here, because texts lose theirs before
 * they enter a document. Immutable; reading costs in proportion to the length, however deeply anything is nested.
 */
public final class Markdown {
    /** A beginning of whole blocks is preferred to one that is longer by less than a tenth. */
    private static final double NEARLY = 0.9;

    private static final Set<Kind> WORDS = Set.of(Kind.HEADING, Kind.PARAGRAPH, Kind.CELL);

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

    /** The text with the fence at its end that its author forgot: what follows it in a document is no code. */
    public static String close(String source) {
        if (!source.contains("```") && !source.contains("~~~")) {
            return source;
        }
        Markdown text = of(source);
        List<Break> breaks = text.breaks();
        return breaks.isEmpty() ? source : text.upTo(breaks.get(breaks.size() - 1));
    }

    /** All that is said in words, each heading, paragraph and cell on a line of its own; code is not. */
    public String words() {
        return all().filter(block -> WORDS.contains(block.kind()))
                .map(Block::text)
                .collect(Collectors.joining("\n"));
    }

    /** Where the text may be cut, in its order; the last one is its end. */
    public List<Break> breaks() {
        return new MarkdownBreaks(this).all();
    }

    /** The text up to there; what is open is closed. */
    public String upTo(Break end) {
        return source.substring(0, end.at()) + end.closing();
    }

    /**
     * As much of the beginning as has at most so many characters: whole blocks if that is nearly as much, else up to an
     * item, a row, a line or a sentence.
     */
    public static String beginning(String source, int characters) {
        if (source.length() <= characters) {
            return source;
        }
        // Only the beginning is parsed: what follows cannot change it, and may be megabytes.
        int enough = characters + 1;
        while (enough < source.length() && Character.isWhitespace(source.charAt(enough - 1))) {
            enough++;
        }
        Markdown text = of(source.substring(0, enough));
        Break last = null;
        for (Break end : text.breaks()) {
            boolean fits = end.at() + end.closing().length() <= characters && end.at() > 0;
            boolean worse =
                    last != null && last.betweenBlocks() && !end.betweenBlocks() && last.at() >= NEARLY * characters;
            last = fits && !worse ? end : last;
        }
        return last == null ? Sanitizer.shorten(source, characters) : text.upTo(last);
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

    /**
     * A place where the text may end.
     *
     * @param closing what must follow there, such as the fence of code that is open; mostly empty
     * @param betweenBlocks behind a block that stands in no other
     */
    public record Break(int at, String closing, boolean betweenBlocks) {}

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
     * @param at where its words begin in the text of its block
     * @param text the code or the TeX without its marks, of a link where it leads
     */
    public record Inline(InlineKind kind, int from, int to, int at, String text) {}
}
