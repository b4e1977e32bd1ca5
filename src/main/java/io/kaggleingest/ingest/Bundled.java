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
record Bundled(String title, byte[] bundle, Instant fetchedAt, Findable findable, String fingerprint, String outline) {

    /** Work for a worker thread. */
    static Bundled of(ContextDocument document) {
        return new Bundled(
                document.title(),
                Bundle.of(document).bytes(),
                document.fetchedAt(),
                Findable.of(document),
                VersionOutline.fingerprint(document),
                VersionOutline.of(document).json());
    }
}
