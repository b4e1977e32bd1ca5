package io.kaggleingest.kaggle;

import java.util.List;

/**
 * What the owner of a dataset says of its upkeep, its origin and its files; null or empty where nothing is said.
 *
 * @param sources where the data come from: untrusted text
 */
public record DatasetMetadata(String updateFrequency, String sources, List<DescribedFile> files) {

    public record DescribedFile(String name, String description, List<DescribedColumn> columns) {}

    public record DescribedColumn(String name, String type, String description) {}
}
