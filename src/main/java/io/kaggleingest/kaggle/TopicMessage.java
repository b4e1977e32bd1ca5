package io.kaggleingest.kaggle;

import java.time.Instant;

/**
 * One message of a thread: the topic's own text, a reply, or a reply to a reply.
 *
 * @param author null where Kaggle does not say
 * @param text untrusted
 * @param mimeType null where it may be HTML or Markdown
 */
public record TopicMessage(String author, int votes, Instant postedAt, String text, String mimeType, boolean pinned) {}
