package io.kaggleingest.document.budget;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.kaggleingest.document.ContextDocument;
import io.kaggleingest.document.ContextDocument.Page;
import io.kaggleingest.document.Sample;
import io.kaggleingest.document.form.Format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class FocusTest {

    private static final String FILLER = IntStream.range(0, 120)
            .mapToObj(i -> "Paragraph %d tells of boats, ropes and weather at length and answers nothing.".formatted(i))
            .collect(Collectors.joining("\n\n"));

    private static final ContextDocument LONG = Sample.document().toBuilder()
            .pages(List.of(
                    new Page(
                            "description",
                            FILLER + "\n\n## Lamps\n\nAll lamps are turned off:\n\n```\nlamp,off\n```\n\n" + FILLER),
                    new Page("rules", "# Rules\n\n" + FILLER + "\n\nLamps must be green.\n\n" + FILLER)))
            .build();

    private static ContextDocument focused(ContextDocument document, int tokens, String question) {
        return new Selection(3, tokens, List.of(), question, null)
                .render(Bundle.of(document), Format.MD)
                .document();
    }

    private static String page(ContextDocument document, String name) {
        return document.pages().stream()
                .filter(page -> page.name().equals(name))
                .map(Page::markdown)
                .findFirst()
                .orElse("");
    }

    @Test
    void the_blocks_that_answer_come_under_their_headings_and_with_their_examples() {
        ContextDocument document = focused(LONG, 2500, "what about the lamps");

        assertTrue(
                page(document, "description").contains("## Lamps\n\nAll lamps are turned off:\n\n```\nlamp,off\n```"));
        assertTrue(page(document, "rules").startsWith("[…]\n\n# Rules"), page(document, "rules"));
        assertTrue(page(document, "rules").contains("Lamps must be green."));
    }

    @Test
    void without_the_focus_neither_is_there() {
        String text = new Selection(3, 2500, List.of())
                .render(Bundle.of(LONG), Format.MD)
                .text();

        assertFalse(text.contains("Lamps"));
    }

    @Test
    void facts_stay_where_they_leave_room() {
        assertEquals(LONG.facts(), focused(LONG, 4000, "lamps").facts());
    }

    @Test
    void where_they_do_not_those_that_answer_stay_in_their_order() {
        ContextDocument document = focused(LONG, 600, "when is the deadline");

        assertTrue(document.facts().size() < LONG.facts().size());
        assertTrue(document.facts().containsKey("deadline"));
        assertTrue(document.omissions().stream().anyMatch(part -> part.part().equals("facts")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"xyzzy", "?", "霧"})
    void what_nothing_answers_is_said_and_served_as_without_focus(String question) {
        ContextDocument document = focused(LONG, 2500, question);
        ContextDocument plain = new Selection(3, 2500, List.of())
                .render(Bundle.of(LONG), Format.MD)
                .document();

        assertTrue(document.omissions().stream().anyMatch(part -> part.part().equals("focus")));
        assertEquals(plain.facts(), document.facts());
        assertFalse(document.pages().toString().contains("[…]"));
    }

    @ParameterizedTest
    @EnumSource
    void no_budget_is_exceeded_and_the_count_is_exact(Format format) {
        for (int max : new int[] {500, 700, 1500, 4000, 9000}) {
            ContextDocument document = new Selection(10, max, List.of(), "lamps of the quay, score and deadline", null)
                    .render(Bundle.of(LONG), format)
                    .document();
            int count = TokenCount.of(format.render(document));

            assertTrue(count <= max, () -> format + ": " + count + " of " + max);
            assertEquals(count, document.tokens().total());
        }
    }

    @Test
    void what_fits_is_not_touched() {
        assertEquals(
                Sample.document().pages(),
                focused(Sample.document(), 60_000, "quay").pages());
    }

    @Test
    void one_long_text_does_not_fill_the_budget() {
        ContextDocument document = focused(LONG, 3000, "boats and weather, ropes, lamps");

        assertTrue(document.pages().size() == 2, "both pages have a share");
        assertTrue(
                document.omissions().stream().anyMatch(part -> part.reason().startsWith("focus, blocks kept: pages ")));
    }

    @Test
    void of_a_block_that_is_too_large_the_sentences_that_answer() {
        String words = IntStream.range(0, 200)
                .mapToObj(i -> "Sentence number %d is about boats.".formatted(i))
                .collect(Collectors.joining(" "));
        ContextDocument document = Sample.document().toBuilder()
                .pages(List.of(new Page("description", words + " The lighthouse blinks twice. " + words)))
                .build();

        String shown = page(focused(document, 1500, "how often does the lighthouse blink"), "description");

        assertTrue(shown.contains("The lighthouse blinks twice.") && shown.contains("[…]"), shown);
    }

    @Test
    void characters_are_limited_too() {
        String text = new Selection(10, 9000, List.of(), "", null)
                .within(5000)
                .render(Bundle.of(LONG), Format.MD)
                .text();

        assertTrue(text.length() <= 5000 && text.length() > 3500, () -> "" + text.length());
    }

    @Test
    void without_a_budget_there_is_one() {
        assertEquals(Selection.FOCUS_TOKENS, new Selection(3, null, List.of(), "lamps", null).maxTokens());
        assertThrows(IllegalArgumentException.class, () -> new Selection(3, null, List.of(), "a".repeat(501), null));
    }
}
