package io.kaggleingest.kaggle;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** What a list says of a notebook; {@code ref} is {@code owner/slug}. */
public record NotebookSummary(
        String ref, @Nullable String title, @Nullable String author, int votes, @Nullable Instant lastRun) {}
