package io.kaggleingest.document.form;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.kaggleingest.document.ContextDocument;
import io.kaggleingest.document.ContextDocument.Tokens;

/** How one {@link Format} is written. */
public interface Renderer {
    Draft draft(ContextDocument document);

    /** About what a piece of a part (a paragraph, a cell, a row) adds to the document. */
    String piece(Object piece);

    /** A document that is written but for the count of its own tokens. */
    interface Draft {
        /** Each part that is not empty, by its name in the JSON document, as it would be written by itself. */
        Map<String, String> parts();

        /** @param tokens null if they are not counted */
        String text(@Nullable Tokens tokens);
    }
}
