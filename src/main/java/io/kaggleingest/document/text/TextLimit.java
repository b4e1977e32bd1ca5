package io.kaggleingest.document.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.kaggleingest.document.ContextDocument;
import io.kaggleingest.document.ContextDocument.Cell;
import io.kaggleingest.document.ContextDocument.Discussion;
import io.kaggleingest.document.ContextDocument.Omission;
import io.kaggleingest.document.ContextDocument.Page;

/**
 * How long a page, a discussion or a notebook may be. Of a longer text the beginning is kept, up to the end of a block,
 * a line or a sentence, and the document says so. Nobody reads a notebook of thirty megabytes, but it would take the
 * memory of all requests.
 *
 * @param characters of text
 */
public record TextLimit(int characters) {

    /** The document with pages and discussions of bounded length; its notebooks are bounded where they are read. */
    public ContextDocument apply(ContextDocument document) {
        List<Omission> omissions = new ArrayList<>(document.omissions());
        List<Page> pages = document.pages().stream()
                .map(page -> isMet(page.markdown())
                        ? page
                        : new Page(page.name(), cut("page " + page.name(), page.markdown(), omissions)))
                .toList();
        List<Discussion> discussions = document.discussions().stream()
                .map(one -> isMet(one.text())
                        ? one
                        : new Discussion(
                                one.title(),
                                one.author(),
                                one.votes(),
                                one.url(),
                                cut("discussion " + one.title(), one.text(), omissions)))
                .toList();
        return document.toBuilder()
                .pages(pages)
                .discussions(discussions)
                .omissions(omissions)
                .build();
    }

    private boolean isMet(String text) {
        return text.length() <= characters;
    }

    private String cut(String part, String markdown, List<Omission> omissions) {
        omissions.add(new Omission(part, reason(), 0));
        return Markdown.beginning(markdown, characters);
    }

    public String reason() {
        return String.format(Locale.ROOT, "only its first %,d characters are kept", characters);
    }

    /** As many of the first cells as are within the limit; the beginning of the first one if not even that is. */
    public List<Cell> apply(List<Cell> cells) {
        int remaining = characters;
        int count = 0;
        while (count < cells.size() && remaining - length(cells.get(count)) >= 0) {
            remaining -= length(cells.get(count));
            count++;
        }
        if (count > 0 || cells.isEmpty()) {
            return cells.subList(0, count);
        }
        Cell first = cells.get(0);
        return List.of(new Cell(first.type(), Sanitizer.shorten(first.text(), characters), null, first.language()));
    }

    public boolean isMet(List<Cell> cells) {
        return cells.stream().mapToLong(TextLimit::length).sum() <= characters;
    }

    private static int length(Cell cell) {
        return cell.text().length() + (cell.output() == null ? 0 : cell.output().length());
    }
}
