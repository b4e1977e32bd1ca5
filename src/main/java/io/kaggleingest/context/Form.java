package io.kaggleingest.context;

import java.util.Map;

/** How one {@link Format} is written. */
interface Form {
    String document(ContextDocument document);

    /** Each part that is not empty, by its name in the JSON document, as it would be written by itself. */
    Map<String, String> parts(ContextDocument document);

    /** About what a piece of a part (a paragraph, a cell, a row) adds to the document. */
    String piece(Object piece);
}
