package io.kaggleingest.kaggle;

import java.time.Instant;
import java.util.List;

/**
 * A dataset as Kaggle shows it; whatever Kaggle did not say is null (numbers: 0, lists: empty).
 *
 * @param ref {@code owner/slug}
 * @param description its owner's text: untrusted Markdown
 * @param usability Kaggle's rating of documentation and upkeep, 0 to 1
 */
public record Dataset(
        String ref,
        String title,
        String subtitle,
        String description,
        String owner,
        String license,
        List<String> tags,
        Instant lastUpdated,
        int version,
        long bytes,
        Double usability,
        int votes,
        int downloads,
        int views,
        int notebookCount) {}
