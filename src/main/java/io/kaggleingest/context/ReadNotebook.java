package io.kaggleingest.context;

import io.kaggleingest.kaggle.Notebook;
import io.kaggleingest.kaggle.NotebookSetup;
import io.kaggleingest.kaggle.NotebookSummary;

/**
 * A notebook as far as a document wants it. Its source, most of which is pictures and long outputs, is not held: ten of
 * them are more memory than all the rest of an ingestion.
 *
 * @param text null where it could not be read
 * @param unreadable why, null where it could
 */
public record ReadNotebook(
        NotebookSummary summary, String type, NotebookSetup setup, ContextDocument.Notebook text, String unreadable) {

    /** Work for a worker thread: it parses megabytes. */
    public static ReadNotebook of(Notebook notebook) {
        try {
            return of(notebook, NotebookText.of(notebook), null);
        } catch (NotebookText.Unreadable unreadable) {
            return of(notebook, null, unreadable.getMessage());
        }
    }

    private static ReadNotebook of(Notebook notebook, ContextDocument.Notebook text, String unreadable) {
        return new ReadNotebook(notebook.summary(), notebook.type(), notebook.setup(), text, unreadable);
    }
}
