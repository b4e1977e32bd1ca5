package io.kaggleingest.document.reader;

import java.time.Instant;

import io.kaggleingest.document.ContextDocument;
import io.kaggleingest.document.ContextDocument.Source;
import io.kaggleingest.document.material.CompetitionMaterial;
import io.kaggleingest.document.material.DatasetMaterial;
import io.kaggleingest.document.material.Material;
import io.kaggleingest.document.material.NotebookMaterial;

/** All that was fetched of a resource in one document. */
public final class DocumentReader {

    private DocumentReader() {}

    /** Work for a worker thread: it parses megabytes. What cannot be read is left out and named; it never fails. */
    public static ContextDocument of(Material material, Source source, Instant fetchedAt) {
        if (material instanceof CompetitionMaterial competition) {
            return CompetitionReader.of(competition, source, fetchedAt);
        }
        return material instanceof DatasetMaterial dataset
                ? DatasetReader.of(dataset, source, fetchedAt)
                : NotebookReader.of((NotebookMaterial) material, source, fetchedAt);
    }
}
