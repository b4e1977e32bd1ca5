package io.kaggleingest.ingest;

import io.smallrye.mutiny.Uni;

import io.kaggleingest.context.Material;
import io.kaggleingest.context.NotebookMaterial;
import io.kaggleingest.context.ReadNotebook;
import io.kaggleingest.kaggle.Kaggle;
import io.kaggleingest.kaggle.KaggleCredentials;

/** What a notebook's context is made from: one call has all of it. */
final class NotebookFetch extends Fetch {

    NotebookFetch(Kaggle kaggle, KaggleCredentials credentials, Ref ref, Progress progress) {
        super(kaggle, credentials, ref, progress);
    }

    @Override
    Uni<Material> run() {
        progress.enter("notebook");
        progress.expect(1);
        return counted(kaggle.notebook(credentials, name(), ReadNotebook::of)).map(NotebookMaterial::new);
    }
}
