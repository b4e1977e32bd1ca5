package io.kaggleingest.kaggle;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What the owner of a dataset says of its upkeep, its origin and its files.
 *
 * @param sources where the data come from: untrusted text
 */
public record DatasetMetadata(@Nullable String updateFrequency, @Nullable String sources, List<DescribedFile> files) {

    public record DescribedFile(String name, @Nullable String description, List<DescribedColumn> columns) {}

    public record DescribedColumn(String name, @Nullable String type, @Nullable String description) {}
}
