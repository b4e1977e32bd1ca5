package io.kaggleingest.document.material;

import java.time.Instant;

import io.kaggleingest.document.ContextDocument;
import io.kaggleingest.document.ContextDocument.Source;

/** What was fetched of one resource. */
public sealed interface Material permits CompetitionMaterial, DatasetMaterial, NotebookMaterial {

    /** All of it in one document. Work for a worker thread: it parses megabytes. */
    ContextDocument document(Source source, Instant fetchedAt);
}
