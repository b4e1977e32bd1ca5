package io.kaggleingest.ingest;

import java.time.Instant;

import io.kaggleingest.document.ContextDocument;
import io.kaggleingest.document.VersionOutline;
import io.kaggleingest.document.budget.Bundle;

/**
 * A fetched document as its rows have it.
 *
 * @param fingerprint the same as that of what was kept before if nothing has changed
 * @param outline JSON, for telling what has changed
 */
record StoredContext(
        String title, byte[] bundle, Instant fetchedAt, SearchFields findable, String fingerprint, String outline) {

    /** Work for a worker thread. */
    static StoredContext of(ContextDocument document) {
        return new StoredContext(
                document.title(),
                Bundle.of(document).bytes(),
                document.fetchedAt(),
                SearchFields.of(document),
                VersionOutline.fingerprint(document),
                VersionOutline.of(document).json());
    }
}
