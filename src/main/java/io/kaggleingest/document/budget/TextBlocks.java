package io.kaggleingest.document.budget;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.kaggleingest.document.focus.Passage;
import io.kaggleingest.document.text.Markdown;
import io.kaggleingest.document.text.Markdown.Block;
import io.kaggleingest.document.text.Markdown.Kind;

/** The blocks of a text with the headings that they stand under. A lead-in and what it leads to are one. */
final class TextBlocks {
    static final String GAP = "\n\n[…]";

    /** Of a paragraph that is nothing but bold words, which many write for a heading. */
    private static final int BOLD = 7;

    private static final int LONGEST_BOLD = 100;

    private final String title;
    private final List<TextBlock> blocks = new ArrayList<>();
    private final List<Heading> open = new ArrayList<>();

    private record Heading(int level, String words, String source) {}

    /**
     * @param above the headings over it that stand in blocks before it
     * @param headings those that it begins with
     */
    private record TextBlock(String source, int tokens, List<Heading> above, List<Heading> headings) {
        String path() {
            String outer = above.stream().map(Heading::words).collect(Collectors.joining(" "));
            return headings.stream().map(Heading::words).collect(Collectors.joining(" ", outer + " ", ""));
        }
    }

    /** @param tokens of each piece */
    TextBlocks(String title, Pieces pieces, int[] tokens) {
        this.title = title;
        for (int i = 0; i < tokens.length; i++) {
            String source = pieces.block(i);
            boolean leadsIn = source.endsWith(":") && i + 1 < tokens.length;
            if (leadsIn) {
                i++;
                add(source + pieces.block(i), tokens[i - 1] + tokens[i]);
            } else {
                add(source, tokens[i]);
            }
        }
    }

    private void add(String source, int tokens) {
        List<Heading> headings = headings(source);
        if (!headings.isEmpty()) {
            int level = headings.get(0).level();
            open.removeIf(heading -> heading.level() >= level);
        }
        blocks.add(new TextBlock(source, tokens, List.copyOf(open), headings));
        for (Heading heading : headings) {
            open.removeIf(other -> other.level() >= heading.level());
            open.add(heading);
        }
    }

    private static List<Heading> headings(String source) {
        String first = firstLines(source);
        if (first.isEmpty()) {
            return List.of();
        }
        Markdown text = Markdown.of(first);
        List<Heading> headings = new ArrayList<>();
        for (Block block : text.blocks()) {
            String mark = text.source(block);
            boolean bold = block.kind() == Kind.PARAGRAPH && isBold(mark);
            if (block.kind() != Kind.HEADING && !bold) {
                break;
            }
            headings.add(new Heading(bold ? BOLD : block.level(), block.text(), mark));
        }
        return headings;
    }

    /** Those that may be headings: to look at all of a text for that would take longer than to rank it. */
    private static String firstLines(String source) {
        int end = 0;
        int from = 0;
        while (from < source.length()) {
            int to = source.indexOf('\n', from);
            String line = source.substring(from, to < 0 ? source.length() : to).strip();
            boolean may = line.startsWith("#") || isBold(line) || line.startsWith("===") && end > 0;
            if (!may && !line.isEmpty()) {
                break;
            }
            from = to < 0 ? source.length() : to + 1;
            end = may ? from : end;
        }
        return source.substring(0, end);
    }

    private static boolean isBold(String line) {
        return line.length() <= LONGEST_BOLD
                && line.startsWith("**")
                && line.length() > 4
                && line.indexOf("**", 2) >= line.length() - 3;
    }

    int[] tokens() {
        return blocks.stream().mapToInt(TextBlock::tokens).toArray();
    }

    List<Passage> passages() {
        return blocks.stream().map(this::passage).toList();
    }

    String source(int block) {
        return blocks.get(block).source();
    }

    private Passage passage(TextBlock one) {
        boolean code = one.source().stripLeading().startsWith("```");
        return new Passage(title, one.path(), code ? "" : one.source(), code ? one.source() : "");
    }

    /** A builder of an excerpt. */
    ExcerptBuilder text() {
        return new ExcerptBuilder();
    }

    /** What was chosen, in the order of the text, under its headings, with a mark where something is missing. */
    final class ExcerptBuilder {
        private final StringBuilder text = new StringBuilder();
        private final Set<Heading> writtenHeadings = new HashSet<>();
        private int next;

        /** @param excerpt the block, or what of it is shown */
        void add(int block, String excerpt) {
            if (block > next) {
                text.append(GAP);
            }
            TextBlock one = blocks.get(block);
            for (Heading heading : one.above()) {
                if (writtenHeadings.add(heading)) {
                    text.append("\n\n").append(heading.source());
                }
            }
            writtenHeadings.addAll(one.headings());
            text.append(text.isEmpty() || excerpt.startsWith("\n") ? "" : "\n\n")
                    .append(excerpt);
            next = block + 1;
        }

        @Override
        public String toString() {
            return text.toString().strip();
        }
    }
}
