package io.kaggleingest.kaggle;

import java.time.Instant;

/**
 * One submission to a competition; whatever Kaggle did not say is null. Scores are Kaggle's own text.
 *
 * @param status {@code pending}, {@code complete}, {@code error}, or a word that Kaggle has invented since
 */
public record Submission(
        Long id,
        Instant submitted,
        String fileName,
        Long bytes,
        String description,
        String status,
        String error,
        String publicScore,
        String privateScore,
        String team,
        String submittedBy,
        String url) {}
