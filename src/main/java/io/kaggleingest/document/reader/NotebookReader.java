package io.kaggleingest.document.reader;

import java.time.Instant;
import java.util.List;

import io.kaggleingest.document.ContextDocument;
import io.kaggleingest.document.ContextDocument.Notebook;
import io.kaggleingest.document.ContextDocument.Source;
import io.kaggleingest.document.facts.NotebookFacts;
import io.kaggleingest.document.material.NotebookMaterial;
import io.kaggleingest.document.text.Sanitizer;
import io.kaggleingest.kaggle.Kind;
import io.kaggleingest.kaggle.NotebookSummary;

/** Reads a notebook into a document of its own, as {@link CompetitionReader} does. */
final class NotebookReader {
    private NotebookReader() {}

    static ContextDocument of(NotebookMaterial material, Source source, Instant fetchedAt) {
        PartReader parts = new PartReader(List.of());
        List<Notebook> readable = parts.notebooks(List.of(material.notebook()), fetchedAt);
        NotebookSummary summary = material.notebook().summary();
        String ref = Sanitizer.line(summary.ref(), 200);
        return new ContextDocument(
                Kind.NOTEBOOK,
                ref,
                Sanitizer.line(summary.title(), 200),
                "https://www.kaggle.com/code/" + ref,
                source,
                fetchedAt,
                NotebookFacts.of(material.notebook(), readable, readable.isEmpty() ? parts.omissions() : List.of()),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                readable,
                parts.omissions(),
                null);
    }
}
