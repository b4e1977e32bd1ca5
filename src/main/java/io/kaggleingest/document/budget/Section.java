package io.kaggleingest.document.budget;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A part of a document that can be read by itself.
 *
 * @param id the same for as long as the document is
 * @param part as it is called in the document, for example {@code pages}
 * @param tokens about what it costs (o200k, Markdown)
 */
@RegisterForReflection
public record Section(String id, String part, String title, int tokens) {}
