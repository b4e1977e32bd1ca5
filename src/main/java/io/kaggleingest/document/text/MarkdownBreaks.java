package io.kaggleingest.document.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.kaggleingest.document.text.Markdown.Block;
import io.kaggleingest.document.text.Markdown.Break;
import io.kaggleingest.document.text.Markdown.Inline;
import io.kaggleingest.document.text.Markdown.Kind;

/** Finds where a Markdown text may be cut: behind blocks, items, rows, lines and sentences. */
final class MarkdownBreaks {
    /** Behind a sentence, or at the end of a line. */
    private static final Pattern END =
            Pattern.compile("\\n|(?<=[.!?]|[.!?][)\"\u201D])[ \t]++(?=[\\p{Lu}`(\\[\u201C\"*])");

    /** A stretch without any end is cut at a blank, and one without blanks anywhere. */
    private static final int LONGEST = 120;

    private final Markdown text;
    private final String source;
    private final List<Break> breaks = new ArrayList<>();
    /** How many inlines of the paragraph end before the place that is looked at. */
    private int position;

    MarkdownBreaks(Markdown text) {
        this.text = text;
        this.source = text.source();
    }

    List<Break> all() {
        List<Block> blocks = text.blocks();
        for (int i = 0; i < blocks.size(); i++) {
            inside(blocks.get(i));
            // Nobody wants a heading with nothing under it.
            if (blocks.get(i).kind() != Kind.HEADING || i == blocks.size() - 1) {
                add(blocks.get(i).to(), endOf(blocks.get(i)), true);
            }
        }
        // Definitions of links are no blocks.
        int end = source.stripTrailing().length();
        if (breaks.isEmpty() ? end > 0 : breaks.get(breaks.size() - 1).at() < end) {
            add(end, "", true);
        }
        return breaks;
    }

    private void inside(Block block) {
        switch (block.kind()) {
            case PARAGRAPH -> words(block);
            case CODE -> lines(block);
            case TABLE -> block.children().stream().skip(1).forEach(row -> add(row.to(), "", false));
            case LIST, ITEM, QUOTE ->
                block.children().forEach(child -> {
                    inside(child);
                    add(child.to(), endOf(child), false);
                });
            default -> {}
        }
    }

    /** Each once: the end of an item is that of its list, too, which tells more. */
    private void add(int at, String closing, boolean betweenBlocks) {
        Break last = breaks.isEmpty() ? null : breaks.get(breaks.size() - 1);
        if (last != null && last.at() == at) {
            breaks.remove(breaks.size() - 1);
            breaks.add(new Break(at, last.closing().isEmpty() ? closing : last.closing(), betweenBlocks));
        } else {
            breaks.add(new Break(at, closing, betweenBlocks));
        }
    }

    private void words(Block paragraph) {
        position = 0;
        Matcher end = END.matcher(source).region(paragraph.from(), paragraph.to());
        int from = paragraph.from();
        while (end.find()) {
            stretch(from, end.start(), paragraph);
            word(end.start(), paragraph);
            from = end.end();
        }
        stretch(from, paragraph.to(), paragraph);
    }

    private void stretch(int from, int to, Block paragraph) {
        int start = from;
        while (to - start > LONGEST) {
            int blank = source.lastIndexOf(' ', start + LONGEST);
            int end = blank > start ? blank : start + LONGEST;
            end -= Character.isLowSurrogate(source.charAt(end)) ? 1 : 0;
            word(end, paragraph);
            start = end;
        }
    }

    /** Unless that is within code, a formula or a link. */
    private void word(int at, Block paragraph) {
        List<Inline> inlines = paragraph.inlines();
        while (position < inlines.size() && inlines.get(position).to() <= at) {
            position++;
        }
        if (position == inlines.size() || inlines.get(position).from() >= at) {
            add(at, "", false);
        }
    }

    /** Behind each line of code but the last, which ends with the block. */
    private void lines(Block code) {
        String closing = closing(code);
        boolean opened = closing.isEmpty();
        for (int end = source.indexOf('\n', code.from());
                end >= 0 && end < code.to();
                end = source.indexOf('\n', end + 1)) {
            if (opened) {
                add(end, closing, false);
            }
            opened = true;
        }
    }

    /** A line that closes this code; empty if no fence opened it. */
    private String closing(Block code) {
        String fence = fence(code);
        if (fence.isEmpty()) {
            return "";
        }
        int line = source.lastIndexOf('\n', code.from() - 1) + 1;
        String before = source.substring(line, code.from()).replaceAll("[^>\t]", " ");
        return "\n" + before + fence;
    }

    private static String trim(String line) {
        return line.replaceAll("^[>\\s]++", "");
    }

    private String fence(Block code) {
        int end = code.from();
        while (end < code.to() && source.charAt(end) == source.charAt(code.from())) {
            end++;
        }
        String run = source.substring(code.from(), end);
        return run.startsWith("```") || run.startsWith("~~~") ? run : "";
    }

    /** What the end of a block lacks: the fence that its author forgot. */
    private String endOf(Block block) {
        Block last = block;
        while (last.kind() != Kind.TABLE && !last.children().isEmpty()) {
            last = last.children().get(last.children().size() - 1);
        }
        if (last.kind() != Kind.CODE) {
            return "";
        }
        int lastLine = source.lastIndexOf('\n', last.to() - 1);
        boolean closed = lastLine > last.from()
                && trim(source.substring(lastLine, last.to())).startsWith(fence(last));
        return closed ? "" : closing(last);
    }
}
