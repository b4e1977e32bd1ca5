package io.kaggleingest.document;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.kaggleingest.document.ContextDocument.Page;
import io.kaggleingest.document.ContextDocument.Source;
import io.kaggleingest.document.budget.Bundle;
import io.kaggleingest.document.budget.Selection;
import io.kaggleingest.document.form.Format;
import io.kaggleingest.document.material.CompetitionMaterial;
import io.kaggleingest.document.reader.DocumentReader;
import io.kaggleingest.document.text.TextLimit;
import io.kaggleingest.kaggle.Competition;
import io.kaggleingest.kaggle.CompetitionPage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Code in a page is neither what its host says, nor cut open, nor lost. */
class CodeInTextsTest {
    private static final String IN_LIST =
            "1. Write it so:\n\n   ```csv\n   id,level\n" + "   7,0.5\n".repeat(400) + "   ```\n\n2. Send it.";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "```python\nfrom scipy.optimize import minimize\n```",
                "````md\n```python\nminimize(loss)\n```\n\nlower is better\n````",
                "- so:\n\n  ~~~\n  minimize(x)\n\n  lower is better\n  ~~~",
                "    lower is better",
            })
    void code_says_nothing_of_the_task(String code) {
        ContextDocument read = read("Predict the level.\n\n" + code + "\n\nGood luck.");

        assertFalse(read.facts().containsKey("metric_direction"), read.facts()::toString);
        assertTrue(read.pages().get(0).markdown().contains(code.strip()), read.pages()::toString);
    }

    @ParameterizedTest
    @ValueSource(ints = {600, 900, 1_400})
    void a_budget_closes_the_fence_in_a_list(int budget) {
        ContextDocument cut = new Selection(1, budget, List.of())
                .render(Bundle.of(only(IN_LIST)), Format.MD)
                .document();

        assertClosed(cut.pages().get(0).markdown());
        assertTrue(cut.tokens().total() >= 0.9 * budget, cut.tokens()::toString);
    }

    @Test
    void a_limit_closes_the_fence_in_a_list() {
        ContextDocument limited = new TextLimit(500).apply(only(IN_LIST));

        assertClosed(limited.pages().get(0).markdown());
    }

    private static void assertClosed(String markdown) {
        assertTrue(markdown.startsWith("1. Write it so:\n\n   ```csv\n   id,level\n   7,0.5\n"), markdown);
        assertTrue(markdown.endsWith("\n   7,0.5\n   ```"), markdown);
        assertTrue(markdown.length() <= 2_000);
    }

    @Test
    void a_page_that_begins_with_code_in_three_backticks_stays() {
        String page = "```train.csv``` holds a level for each day.\n\n"
                + "It has many words. ".repeat(300).strip();

        ContextDocument cut = new Selection(1, 800, List.of())
                .render(Bundle.of(only(page)), Format.MD)
                .document();

        assertTrue(cut.pages().get(0).markdown().startsWith("```train.csv``` holds a level for each day.\n\nIt has"));
        assertTrue(cut.tokens().total() > 700, cut.tokens()::toString);
        assertEquals(1, cut.omissions().size());
    }

    private static ContextDocument only(String markdown) {
        return new ContextDocument(
                Sample.document().kind(),
                "a",
                "A",
                "u",
                Source.SANDBOX,
                Sample.NOW,
                null,
                List.of(new Page("description", markdown)),
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static ContextDocument read(String markdown) {
        Competition competition = new Competition(
                "slug", null, null, null, null, null, null, null, null, null, null, null, 0, null, 0, null, false,
                false, false);
        List<CompetitionPage> pages = List.of(new CompetitionPage("evaluation", "u", markdown, "text/markdown"));
        CompetitionMaterial material = new CompetitionMaterial(
                competition, pages, List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
        return DocumentReader.of(material, Source.SANDBOX, Sample.NOW);
    }
}
