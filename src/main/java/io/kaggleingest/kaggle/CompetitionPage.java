package io.kaggleingest.kaggle;

/** One of a competition's own texts (overview, evaluation, rules, …) as its host wrote it: untrusted HTML or Markdown. */
public record CompetitionPage(String name, String title, String content, String mimeType) {}
