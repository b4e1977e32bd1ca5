package io.kaggleingest.document.budget;

import io.kaggleingest.document.ContextDocument;
import io.kaggleingest.document.ContextDocument.Omission;

/** What of a document is kept when there is no room for all of it. */
interface CutStrategy {
    /** What fits into about {@code share} tokens beside head and facts; not counted yet. */
    ContextDocument to(int share);

    /** About what all of it costs, head and facts aside. */
    int cost();

    /** Everything but head and facts, as one entry. */
    Omission all();
}
