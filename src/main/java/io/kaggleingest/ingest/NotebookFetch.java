package io.kaggleingest.ingest;

import io.smallrye.mutiny.Uni;

import io.kaggleingest.document.material.Material;
import io.kaggleingest.document.material.NotebookMaterial;
import io.kaggleingest.kaggle.wire.KaggleCalls;

/** What a notebook's context is made from: one call has all of it. */
final class NotebookFetch extends Fetch {

    NotebookFetch(KaggleCalls kaggle, Task task) {
        super(kaggle, task);
    }

    @Override
    Uni<Material> run() {
        progress.enter("notebook");
        progress.expect(1);
        return countStep(kaggle.notebook(ref(), this::read)).map(NotebookMaterial::new);
    }
}
