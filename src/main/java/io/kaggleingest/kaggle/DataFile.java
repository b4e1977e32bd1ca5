package io.kaggleingest.kaggle;

/** A file as listed; {@code name} may hold directories, {@code bytes} is its uncompressed size. */
public record DataFile(String name, long bytes, String description) {}
