package io.kaggleingest.kaggle;

/**
 * One of a competition's own texts (overview, evaluation, rules, …) as its host wrote it: untrusted HTML or Markdown.
 *
 * @param title null where Kaggle does not say
 * @param mimeType lower case, without parameters; null where Kaggle does not say
 */
public record CompetitionPage(String name, String title, String content, String mimeType) {}
