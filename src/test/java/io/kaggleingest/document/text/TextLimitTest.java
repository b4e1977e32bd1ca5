package io.kaggleingest.document.text;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.kaggleingest.document.ContextDocument;
import io.kaggleingest.document.ContextDocument.Cell;
import io.kaggleingest.document.ContextDocument.Discussion;
import io.kaggleingest.document.ContextDocument.Omission;
import io.kaggleingest.document.ContextDocument.Page;
import io.kaggleingest.document.Sample;
import io.kaggleingest.document.notebook.ParsedNotebook;
import io.kaggleingest.kaggle.Notebook;
import io.kaggleingest.kaggle.NotebookSummary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

class TextLimitTest {

    private static final TextLimit TWENTY = new TextLimit(20);
    private static final String REASON = "only its first 20 characters are kept";

    @Test
    void of_long_pages_and_discussions_whole_blocks_are_kept() {
        ContextDocument long_ = document("0123456789\n\nabcdefgh\n\nx", "a discussion of one long block");

        ContextDocument bounded = TWENTY.apply(long_);

        assertEquals("0123456789\n\nabcdefgh", bounded.pages().get(0).markdown());
        assertEquals("a discussion of one…", bounded.discussions().get(0).text());
        assertEquals(
                List.of(new Omission("page rules", REASON, 0), new Omission("discussion Leak?", REASON, 0)),
                bounded.omissions());
    }

    @Test
    void what_is_just_long_enough_stays() {
        ContextDocument exact = document("0123456789\n\nabcdefgh", "exactly of this size");

        assertEquals(exact, TWENTY.apply(exact));
    }

    @Test
    void of_a_long_notebook_whole_cells_are_kept() {
        ParsedNotebook bounded = read("first", "second", "a third and last one").within(TWENTY);

        assertEquals(
                List.of(new Cell("markdown", "first", null), new Cell("markdown", "second", null)),
                bounded.text().cells());
        assertEquals(REASON, bounded.omission());
        assertEquals(
                "a cell that is far…",
                read("a cell that is far too long")
                        .within(TWENTY)
                        .text()
                        .cells()
                        .get(0)
                        .text());
    }

    @Test
    void a_short_or_unreadable_notebook_stays_as_it_is() {
        ParsedNotebook small = read("ten signs!", "and tenner");
        ParsedNotebook broken = ParsedNotebook.of(new Notebook(summary(), "python", "notebook", "{", Sample.SETUP));

        assertSame(small, small.within(TWENTY));
        assertNull(small.omission());
        assertSame(broken, broken.within(TWENTY));
    }

    private static ContextDocument document(String page, String discussion) {
        ContextDocument sample = Sample.document();
        return sample.toBuilder()
                .withoutParts()
                .pages(List.of(new Page("rules", page)))
                .discussions(List.of(new Discussion("Leak?", "ada", 1, "u", discussion)))
                .omissions(List.of())
                .build();
    }

    private static ParsedNotebook read(String... texts) {
        String cells = String.join(
                ",",
                List.of(texts).stream()
                        .map(text -> "{\"cell_type\": \"markdown\", \"source\": \"%s\"}".formatted(text))
                        .toList());
        return ParsedNotebook.of(new Notebook(
                summary(), "python", "notebook", "{\"nbformat\": 4, \"cells\": [%s]}".formatted(cells), Sample.SETUP));
    }

    private static NotebookSummary summary() {
        return new NotebookSummary("ada/one", "One", "ada", 1, Sample.NOW);
    }
}
