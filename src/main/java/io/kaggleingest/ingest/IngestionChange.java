package io.kaggleingest.ingest;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Something has happened to an ingestion, on whatever replica.
 *
 * @param id nothing where nobody knows which: notifications may be lost, and after a gap all are looked at again
 */
public record IngestionChange(@Nullable UUID id) {

    static final IngestionChange UNKNOWN = new IngestionChange(null);
}
