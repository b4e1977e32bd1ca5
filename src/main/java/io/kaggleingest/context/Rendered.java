package io.kaggleingest.context;

/**
 * A document in one {@link Format}.
 *
 * @param document what is in the text, with its {@link ContextDocument.Tokens} counted for this format
 */
public record Rendered(ContextDocument document, String text) {}
