package io.kaggleingest.kaggle;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * One message of a thread: the topic's own text, a reply, or a reply to a reply.
 *
 * @param text untrusted
 * @param mimeType if it is not said, it may be HTML or Markdown
 */
public record TopicMessage(
        @Nullable String author,
        int votes,
        @Nullable Instant postedAt,
        String text,
        @Nullable String mimeType,
        boolean pinned) {}
