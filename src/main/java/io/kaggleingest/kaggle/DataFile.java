package io.kaggleingest.kaggle;

import org.jspecify.annotations.Nullable;

/** A file as listed; {@code name} may hold directories, {@code bytes} is its uncompressed size. */
public record DataFile(String name, long bytes, @Nullable String description) {}
