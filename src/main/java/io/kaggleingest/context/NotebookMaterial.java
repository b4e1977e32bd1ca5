package io.kaggleingest.context;

import java.time.Instant;

import io.kaggleingest.kaggle.Notebook;

/** What was fetched of one notebook, before any of it is read. */
public record NotebookMaterial(Notebook notebook) implements Material {

    @Override
    public ContextDocument document(ContextDocument.Source source, Instant fetchedAt) {
        return NotebookContext.of(this, source, fetchedAt);
    }
}
