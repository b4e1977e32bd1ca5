package io.kaggleingest.ingest;

import io.smallrye.mutiny.Uni;

import io.kaggleingest.document.material.Material;
import io.kaggleingest.document.material.NotebookMaterial;
import io.kaggleingest.kaggle.wire.Kaggle;

/** What a notebook's context is made from: one call has all of it. */
final class NotebookFetch extends Fetch {

    NotebookFetch(Kaggle kaggle, Task task) {
        super(kaggle, task);
    }

    @Override
    Uni<Material> run() {
        progress.enter("notebook");
        progress.expect(1);
        return counted(kaggle.notebook(credentials, name(), this::read)).map(NotebookMaterial::new);
    }
}
