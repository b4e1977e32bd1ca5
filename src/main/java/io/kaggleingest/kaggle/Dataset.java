package io.kaggleingest.kaggle;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A dataset as Kaggle shows it; numbers are 0 and lists empty where Kaggle does not say.
 *
 * @param ref {@code owner/slug}
 * @param description its owner's text: untrusted Markdown
 * @param usability Kaggle's rating of documentation and upkeep, 0 to 1
 */
public record Dataset(
        String ref,
        @Nullable String title,
        @Nullable String subtitle,
        @Nullable String description,
        @Nullable String owner,
        @Nullable String license,
        List<String> tags,
        @Nullable Instant lastUpdated,
        int version,
        long bytes,
        @Nullable Double usability,
        int votes,
        int downloads,
        int views,
        int notebookCount) {}
