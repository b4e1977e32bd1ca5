package io.kaggleingest.document.notebook;

import org.jspecify.annotations.Nullable;

import io.kaggleingest.document.ContextDocument;
import io.kaggleingest.document.text.TextLimit;
import io.kaggleingest.kaggle.Notebook;
import io.kaggleingest.kaggle.NotebookSetup;
import io.kaggleingest.kaggle.NotebookSummary;

/**
 * What a document takes from a notebook. Its source, most of which is pictures and long outputs, is not kept: ten of
 * them are more memory than all the rest of an ingestion.
 *
 * @param text null where it could not be read
 * @param omission what of it is not there and why, null where all is
 */
public record ParsedNotebook(
        NotebookSummary summary,
        @Nullable String type,
        NotebookSetup setup,
        ContextDocument.@Nullable Notebook text,
        @Nullable String omission) {

    /** Work for a worker thread: it parses megabytes. */
    public static ParsedNotebook of(Notebook notebook) {
        try {
            return of(notebook, NotebookText.of(notebook), null);
        } catch (NotebookText.Unreadable failure) {
            return of(notebook, null, failure.getMessage());
        }
    }

    /** With as much of its text as a document may hold. */
    public ParsedNotebook within(TextLimit limit) {
        if (text == null || limit.isMet(text.cells())) {
            return this;
        }
        return new ParsedNotebook(summary, type, setup, text.withCells(limit.apply(text.cells())), limit.reason());
    }

    private static ParsedNotebook of(
            Notebook notebook, ContextDocument.@Nullable Notebook text, @Nullable String omission) {
        return new ParsedNotebook(notebook.summary(), notebook.type(), notebook.setup(), text, omission);
    }
}
