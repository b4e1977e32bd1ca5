package io.kaggleingest.document.material;

import java.util.List;

/** What was fetched of one resource. Lists are never null. */
public sealed interface Material permits CompetitionMaterial, DatasetMaterial, NotebookMaterial {

    static <T> List<T> present(List<T> list) {
        return list == null ? List.of() : list;
    }
}
