package io.kaggleingest.context;

import java.time.Instant;

/** What was fetched of one notebook. */
public record NotebookMaterial(ReadNotebook notebook) implements Material {

    @Override
    public ContextDocument document(ContextDocument.Source source, Instant fetchedAt) {
        return NotebookContext.of(this, source, fetchedAt);
    }
}
