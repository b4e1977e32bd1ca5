package io.kaggleingest.kaggle;

import org.jspecify.annotations.Nullable;

/**
 * One of a competition's own texts (overview, evaluation, rules, …) as its host wrote it: untrusted HTML or Markdown.
 *
 * @param mimeType lower case, without parameters
 */
public record CompetitionPage(String name, @Nullable String title, String content, @Nullable String mimeType) {}
