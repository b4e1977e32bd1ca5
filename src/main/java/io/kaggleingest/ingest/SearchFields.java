package io.kaggleingest.ingest;

import java.time.Instant;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.kaggleingest.document.ContextDocument;

/**
 * What a search finds a kept context by, besides its name.
 *
 * @param texts the beginning of its pages; nobody reads it, it only becomes an index
 */
record SearchFields(@Nullable String description, @Nullable String category, @Nullable Instant deadline, String texts) {

    /** PostgreSQL's search vectors hold a megabyte and 16,383 positions; what a page is about stands at its beginning. */
    private static final int LONGEST_TEXTS = 50_000;

    static SearchFields of(ContextDocument document) {
        String deadline = fact(document, "deadline");
        return new SearchFields(
                fact(document, "subtitle"),
                fact(document, "category"),
                deadline == null ? null : Instant.parse(deadline),
                texts(document));
    }

    private static @Nullable String fact(ContextDocument document, String name) {
        ContextDocument.Fact fact = document.facts().get(name);
        return fact == null ? null : fact.value().toString();
    }

    private static String texts(ContextDocument document) {
        String all =
                document.pages().stream().map(ContextDocument.Page::markdown).collect(Collectors.joining("\n"));
        return all.substring(0, Math.min(all.length(), LONGEST_TEXTS)).replace('\0', ' ');
    }
}
