package io.kaggleingest.kaggle;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What a list says of a thread in a forum.
 *
 * @param author often not said
 * @param sticky whether the host or Kaggle keeps it at the top of the forum
 * @param content its own text, where the list tells it (forums of datasets do): untrusted HTML or Markdown
 */
public record Topic(
        long id,
        @Nullable String title,
        @Nullable String author,
        int votes,
        String url,
        @Nullable Instant postedAt,
        boolean sticky,
        @Nullable String content) {}
