package io.kaggleingest.ingest;

import java.util.List;
import java.util.Optional;

import io.smallrye.mutiny.Uni;

import io.kaggleingest.document.discussion.ParsedDiscussion;
import io.kaggleingest.document.material.DatasetMaterial;
import io.kaggleingest.document.material.Material;
import io.kaggleingest.document.notebook.ParsedNotebook;
import io.kaggleingest.kaggle.Dataset;
import io.kaggleingest.kaggle.DatasetMetadata;
import io.kaggleingest.kaggle.wire.KaggleCalls;

/** What a dataset's context is made from. */
final class DatasetFetch extends Fetch {

    DatasetFetch(KaggleCalls kaggle, Task task) {
        super(kaggle, task);
    }

    @Override
    Uni<Material> run() {
        progress.enter("dataset");
        progress.expect(5);
        return counted(kaggle.dataset(ref)).chain(this::parts);
    }

    private Uni<Material> parts(Dataset dataset) {
        progress.enter("metadata, files, discussions and notebooks");
        Uni<Files> files = files();
        Uni<List<ParsedNotebook>> notebooks =
                part("notebooks", kaggle.notebooks(ref, contents.notebooks())).chain(this::notebooks);
        Uni<List<ParsedDiscussion>> discussions = discussions();
        Uni<Optional<DatasetMetadata>> metadata = counted(optional("metadata", kaggle.metadata(ref)));
        return Uni.combine()
                .all()
                .unis(files, notebooks, discussions, metadata)
                .with((f, n, d, m) ->
                        new DatasetMaterial(dataset, m.orElse(null), f.listed(), f.heads(), d, n, missing()));
    }
}
