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
import io.kaggleingest.kaggle.wire.Kaggle;

/** What a dataset's context is made from. */
final class DatasetFetch extends Fetch {

    DatasetFetch(Kaggle kaggle, Task task) {
        super(kaggle, task);
    }

    @Override
    Uni<Material> run() {
        progress.enter("dataset");
        progress.expect(5);
        return counted(kaggle.dataset(credentials, name())).chain(this::parts);
    }

    private Uni<Material> parts(Dataset dataset) {
        progress.enter("metadata, files, discussions and notebooks");
        Uni<Files> files = part("files", kaggle.datasetFiles(credentials, name()))
                .chain(listed ->
                        withHeads(listed, (file, bytes) -> kaggle.datasetFileHead(credentials, name(), file, bytes)));
        Uni<List<ParsedNotebook>> notebooks = part(
                        "notebooks", kaggle.datasetNotebooks(credentials, name(), contents.notebooks()))
                .chain(this::notebooks);
        Uni<List<ParsedDiscussion>> discussions = discussions(
                order -> kaggle.datasetTopics(credentials, name(), order),
                (topic, limit) -> kaggle.datasetMessages(
                        credentials, name(), topic.id(), limit, all -> ParsedDiscussion.of(topic, all)));
        Uni<Optional<DatasetMetadata>> metadata =
                counted(optional("metadata", kaggle.datasetMetadata(credentials, name())));
        return Uni.combine()
                .all()
                .unis(files, notebooks, discussions, metadata)
                .with((f, n, d, m) ->
                        new DatasetMaterial(dataset, m.orElse(null), f.listed(), f.heads(), d, n, missing()));
    }
}
