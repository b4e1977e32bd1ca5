package io.kaggleingest.document.form;

import java.util.Objects;

import io.kaggleingest.document.ContextDocument;

/**
 * A document in one {@link Format}.
 *
 * @param document what is in the text, with its {@link ContextDocument.Tokens} counted for this format
 */
public record RenderedDocument(ContextDocument document, String text) {

    /** Tokens of the text. */
    public int total() {
        return Objects.requireNonNull(document.tokens(), "not counted").total();
    }
}
