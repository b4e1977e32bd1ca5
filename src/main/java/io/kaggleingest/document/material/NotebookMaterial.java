package io.kaggleingest.document.material;

import java.time.Instant;

import io.kaggleingest.document.ContextDocument;
import io.kaggleingest.document.notebook.ParsedNotebook;
import io.kaggleingest.document.reader.NotebookReader;

/** What was fetched of one notebook. */
public record NotebookMaterial(ParsedNotebook notebook) implements Material {

    @Override
    public ContextDocument document(ContextDocument.Source source, Instant fetchedAt) {
        return NotebookReader.of(this, source, fetchedAt);
    }
}
