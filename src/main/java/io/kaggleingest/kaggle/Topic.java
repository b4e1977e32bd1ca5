package io.kaggleingest.kaggle;

import java.time.Instant;

/**
 * What a list says of a thread in a forum.
 *
 * @param author null where Kaggle does not say, which is often
 * @param sticky whether the host or Kaggle keeps it at the top of the forum
 * @param content its own text, where the list tells it (forums of datasets do): untrusted HTML or Markdown, else null
 */
public record Topic(
        long id,
        String title,
        String author,
        int votes,
        String url,
        Instant postedAt,
        boolean sticky,
        String content) {}
