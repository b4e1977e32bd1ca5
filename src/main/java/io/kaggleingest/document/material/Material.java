package io.kaggleingest.document.material;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** What was fetched of one resource. Lists are never null. */
public sealed interface Material permits CompetitionMaterial, DatasetMaterial, NotebookMaterial {

    static <T> List<T> present(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
