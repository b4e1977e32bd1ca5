package io.kaggleingest.kaggle;

import java.time.Instant;

/** One row of a leaderboard, in order of rank; the score is Kaggle's own text. Each may be null. */
public record Standing(String team, String score, Instant submitted) {}
