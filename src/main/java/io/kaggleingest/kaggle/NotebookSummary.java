package io.kaggleingest.kaggle;

import java.time.Instant;

/** What a list says of a notebook; {@code ref} is {@code owner/slug}. */
public record NotebookSummary(String ref, String title, String author, int votes, Instant lastRun) {}
