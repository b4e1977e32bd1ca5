package io.kaggleingest.document.reader;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.kaggleingest.document.ContextDocument;
import io.kaggleingest.document.ContextDocument.Fact;
import io.kaggleingest.document.ContextDocument.Omission;
import io.kaggleingest.document.ContextDocument.Source;
import io.kaggleingest.document.Sample;
import io.kaggleingest.document.budget.Bundle;
import io.kaggleingest.document.budget.Selection;
import io.kaggleingest.document.budget.TokenCount;
import io.kaggleingest.document.form.Format;
import io.kaggleingest.document.material.NotebookMaterial;
import io.kaggleingest.document.notebook.ParsedNotebook;
import io.kaggleingest.kaggle.Kind;
import io.kaggleingest.kaggle.Notebook;
import io.kaggleingest.kaggle.NotebookSetup;
import io.kaggleingest.kaggle.NotebookSummary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

public class NotebookReaderTest {

    private static final String REF = "moonpull/gbm-with-lunar-phase-lb-0-0447";

    @Test
    void a_notebook_is_named_linked_and_there_with_its_cells() {
        ContextDocument document = of(whole());

        assertEquals(Kind.NOTEBOOK, document.kind());
        assertEquals(REF, document.ref());
        assertEquals("GBM with lunar phase [LB 0.0447]", document.title());
        assertEquals("https://www.kaggle.com/code/" + REF, document.url());
        assertEquals(Sample.NOW, document.fetchedAt());
        assertEquals(1, document.notebooks().size());
        assertEquals(REF, document.notebooks().get(0).ref());
        assertTrue(document.notebooks().get(0).cells().size() > 4);
        assertEquals(List.of(), document.omissions());
    }

    @Test
    void facts_tell_whose_it_is_what_it_works_on_and_what_it_claims() {
        var facts = of(whole()).facts();

        assertEquals(new Fact("Moon Pull", "notebook"), facts.get("author"));
        assertEquals(new Fact(156, "notebook"), facts.get("votes"));
        assertEquals(new Fact("python", "notebook"), facts.get("language"));
        assertEquals(new Fact("2026-10-28T17:21:09.123Z", "notebook"), facts.get("last_run"));
        assertEquals(new Fact(7, "notebook"), facts.get("version"));
        assertEquals(new Fact("harbour-tide-levels", "notebook"), facts.get("competitions"));
        assertEquals(new Fact("port/quays, port/moon", "notebook"), facts.get("datasets"));
        assertEquals(new Fact("oldsalt/tides-eda", "notebook"), facts.get("notebooks_used"));
        assertEquals(new Fact("port/tidal/pytorch/base/1", "notebook"), facts.get("models"));
        assertEquals(new Fact(true, "notebook"), facts.get("gpu"));
        assertEquals(new Fact("tabular", "notebook"), facts.get("tags"));
        assertEquals("LB 0.0447", facts.get("stated_score").value());
        assertFalse(facts.containsKey("tpu"));
        assertFalse(facts.containsKey("warnings"));
    }

    @Test
    void what_cannot_be_read_is_named_and_warned_of_and_the_facts_stay() {
        ContextDocument document = of(new NotebookMaterial(ParsedNotebook.of(notebook("{", Sample.SETUP))));

        assertEquals(List.of(), document.notebooks());
        assertEquals(List.of(new Omission("notebook " + REF, "its source is not valid JSON", 0)), document.omissions());
        assertTrue(document.facts().get("warnings").value().toString().contains("not valid JSON"));
        assertEquals(new Fact("Moon Pull", "notebook"), document.facts().get("author"));
    }

    @Test
    void without_anything_there_is_still_a_document() {
        NotebookSummary bare = new NotebookSummary("a/b", null, null, 0, null);
        ContextDocument document =
                of(new NotebookMaterial(ParsedNotebook.of(new Notebook(bare, null, null, "", Sample.SETUP))));

        assertEquals("a/b", document.ref());
        assertEquals(List.of("warnings"), List.copyOf(document.facts().keySet()));
    }

    @Test
    void secrets_do_not_get_in() {
        String secret = "hf_" + "Fake".repeat(8);
        List<String> leaks = List.of(secret);
        NotebookSetup setup = new NotebookSetup(1, leaks, leaks, leaks, leaks, leaks, false, false, false);
        NotebookSummary summary = new NotebookSummary(secret, secret, secret, 1, null);
        ContextDocument document = of(new NotebookMaterial(
                ParsedNotebook.of(new Notebook(summary, secret, "script", "t = '" + secret + "'", setup))));

        assertFalse(Format.JSON.render(document).contains(secret));
    }

    @ParameterizedTest
    @EnumSource
    void a_budget_keeps_the_facts_and_the_first_cells(Format format) {
        String little = new Selection(3, 800, List.of())
                .render(Bundle.of(of(whole())), format)
                .text();

        assertTrue(TokenCount.of(little) <= 800, format.name());
        for (String told : List.of("harbour-tide-levels", "Please upvote", "max_tokens")) {
            assertTrue(little.contains(told), format + ": " + told);
        }
        assertFalse(little.contains("submission.csv"), format.name());
    }

    private static ContextDocument of(NotebookMaterial material) {
        return DocumentReader.of(material, Source.KAGGLE, Sample.NOW);
    }

    public static NotebookMaterial whole() {
        NotebookSetup setup = new NotebookSetup(
                7,
                List.of("tabular"),
                List.of("harbour-tide-levels"),
                List.of("port/quays", "port/moon"),
                List.of("oldsalt/tides-eda"),
                List.of("port/tidal/pytorch/base/1"),
                true,
                false,
                false);
        return new NotebookMaterial(ParsedNotebook.of(notebook(Sample.text("notebooks/gbm.ipynb"), setup)));
    }

    private static Notebook notebook(String source, NotebookSetup setup) {
        NotebookSummary summary = new NotebookSummary(
                REF, "GBM with lunar phase [LB 0.0447]", "Moon Pull", 156, Instant.parse("2026-10-28T17:21:09.123Z"));
        return new Notebook(summary, "python", "notebook", source, setup);
    }
}
