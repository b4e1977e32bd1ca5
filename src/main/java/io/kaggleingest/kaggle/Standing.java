package io.kaggleingest.kaggle;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** One row of a leaderboard, in order of rank; the score is Kaggle's own text. */
public record Standing(@Nullable String team, @Nullable String score, @Nullable Instant submitted) {}
