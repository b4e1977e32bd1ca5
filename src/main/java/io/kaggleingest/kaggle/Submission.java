package io.kaggleingest.kaggle;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * One submission to a competition. Scores are Kaggle's own text.
 *
 * @param status {@code pending}, {@code complete}, {@code error}, or a word that Kaggle has invented since
 */
public record Submission(
        @Nullable Long id,
        @Nullable Instant submitted,
        @Nullable String fileName,
        @Nullable Long bytes,
        @Nullable String description,
        String status,
        @Nullable String error,
        @Nullable String publicScore,
        @Nullable String privateScore,
        @Nullable String team,
        @Nullable String submittedBy,
        @Nullable String url) {}
