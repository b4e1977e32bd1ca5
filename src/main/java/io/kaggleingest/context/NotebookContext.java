package io.kaggleingest.context;

import java.time.Instant;
import java.util.List;

import io.kaggleingest.context.ContextDocument.Notebook;
import io.kaggleingest.context.ContextDocument.Source;
import io.kaggleingest.kaggle.Kind;
import io.kaggleingest.kaggle.NotebookSummary;

/** Reads a notebook into a document of its own, as {@link CompetitionContext} does. */
public final class NotebookContext {
    private NotebookContext() {}

    public static ContextDocument of(NotebookMaterial material, Source source, Instant fetchedAt) {
        Parts parts = new Parts(List.of());
        List<Notebook> readable = parts.notebooks(List.of(material.notebook()), fetchedAt);
        NotebookSummary summary = material.notebook().summary();
        String ref = Cleaning.line(summary.ref(), 200);
        return new ContextDocument(
                Kind.NOTEBOOK,
                ref,
                Cleaning.line(summary.title(), 200),
                "https://www.kaggle.com/code/" + ref,
                source,
                fetchedAt,
                NotebookFacts.of(material.notebook(), readable, readable.isEmpty() ? parts.leftOut() : List.of()),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                readable,
                parts.leftOut(),
                null);
    }
}
