package io.kaggleingest.kaggle;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A file as listed; {@code name} may hold directories, {@code bytes} is its uncompressed size.
 *
 * @param columns as Kaggle tells them, mostly none
 */
public record DataFile(String name, long bytes, @Nullable String description, List<DataColumn> columns) {

    public DataFile(String name, long bytes, @Nullable String description) {
        this(name, bytes, description, List.of());
    }

    /** @param type in Kaggle's words, for example {@code Numeric} */
    public record DataColumn(String name, @Nullable String type) {}
}
