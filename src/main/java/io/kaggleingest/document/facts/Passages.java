package io.kaggleingest.document.facts;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import io.kaggleingest.document.page.PageKind;
import io.kaggleingest.document.text.Markdown;
import io.kaggleingest.document.text.Markdown.Block;
import io.kaggleingest.document.text.Markdown.Kind;

/** Reads a page into its passages, each with the kind of the section in which it stands. */
final class Passages {
    private static final int LEAD = 300;

    private record Heading(int level, String text, PageKind kind) {}

    private final Markdown markdown;
    private final String page;
    private final PageKind kind;
    private final Deque<Heading> headings = new ArrayDeque<>();
    private final List<Passage> passages = new ArrayList<>();
    private String lead = "";
    private int number;

    private Passages(String page, String text) {
        this.markdown = Markdown.of(text);
        this.page = page;
        this.kind = PageKind.ofPage(page, text);
    }

    static List<Passage> of(String page, String text) {
        Passages passages = new Passages(page, text);
        passages.markdown.blocks().forEach(block -> passages.add(block, 0));
        return passages.passages;
    }

    private void add(Block block, int level) {
        switch (block.kind()) {
            case HEADING -> heading(block);
            case LIST -> list(block, level);
            case QUOTE -> block.children().forEach(child -> add(child, level));
            case TABLE -> block.children().forEach(row -> row(row, level));
            case PARAGRAPH -> {
                passage(Kind.PARAGRAPH, block, level, List.of());
                lead = withSpaces(block.text());
            }
            case CODE -> passage(Kind.CODE, block, level, List.of());
            default -> {}
        }
    }

    private void heading(Block block) {
        while (!headings.isEmpty() && headings.peek().level() >= block.level()) {
            headings.pop();
        }
        PageKind around = headings.isEmpty() ? kind : headings.peek().kind();
        headings.push(new Heading(block.level(), block.text(), around.under(block.text())));
        lead = "";
        passage(Kind.HEADING, block, 0, List.of());
    }

    /** All items of a list have the same lead, and what stands in an item has the item's own words as its lead. */
    private void list(Block list, int level) {
        String before = lead;
        boolean numbered = markdown.source(list).stripLeading().matches("(?s)\\d.*");
        int count = 0;
        for (Block item : list.children()) {
            lead = before;
            count++;
            number = numbered ? count : 0;
            boolean first = true;
            for (Block child : isNumberOfDay(item) ? List.<Block>of() : item.children()) {
                if (child.kind() == Kind.PARAGRAPH) {
                    passage(first ? Kind.ITEM : Kind.PARAGRAPH, child, level + 1, List.of());
                    lead = withSpaces(child.text());
                } else {
                    add(child, level + 1);
                }
                first = false;
            }
        }
        list.children().stream().filter(Passages::isNumberOfDay).forEach(item -> {
            lead = before;
            String text = markdown.source(item.children().get(0));
            passages.add(passage(Kind.ITEM, text, text, level + 1, List.of()));
        });
        List<Block> items = list.children();
        lead = items.isEmpty() ? before : items.get(items.size() - 1).text();
    }

    /** "* 5. May" is a list in a list for Markdown, and a date for its author. */
    private static boolean isNumberOfDay(Block item) {
        List<Block> inner = item.children();
        return inner.size() == 1
                && inner.get(0).kind() == Kind.LIST
                && inner.get(0).children().size() == 1;
    }

    private void row(Block row, int level) {
        passage(
                Kind.ROW,
                row,
                level,
                row.children().stream().map(cell -> withSpaces(cell.text())).toList());
    }

    /** Only the end of a lead-in: it says what follows, and each of many items searches it. */
    private static String end(String text) {
        return text.length() <= LEAD ? text : text.substring(text.length() - LEAD);
    }

    /** Pasted texts are full of special blanks. */
    private static String withSpaces(String text) {
        return text.replace('\u00a0', ' ').replace('\u202f', ' ').replace('\u2009', ' ');
    }

    private void passage(Kind form, Block block, int level, List<String> cells) {
        passages.add(passage(form, block.text(), markdown.source(block), level, cells));
    }

    private Passage passage(Kind form, String text, String source, int level, List<String> cells) {
        boolean bare = headings.isEmpty();
        return new Passage(
                page,
                bare ? kind : headings.peek().kind(),
                form,
                bare ? "" : end(headings.peek().text()),
                end(lead),
                withSpaces(text),
                withSpaces(source),
                level,
                form == Kind.ITEM ? number : 0,
                cells);
    }
}
