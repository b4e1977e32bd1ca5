package io.kaggleingest.ingest;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.smallrye.mutiny.Uni;

import io.kaggleingest.document.discussion.ParsedDiscussion;
import io.kaggleingest.document.material.DatasetMaterial;
import io.kaggleingest.document.material.Material;
import io.kaggleingest.document.notebook.ParsedNotebook;
import io.kaggleingest.kaggle.Dataset;
import io.kaggleingest.kaggle.DatasetMetadata;
import io.kaggleingest.kaggle.KaggleProblem;
import io.kaggleingest.kaggle.Kind;
import io.kaggleingest.kaggle.Ref;
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
        return countStep(kaggle.dataset(ref()))
                .onFailure(failure -> failure instanceof KaggleProblem problem && problem.isMissing())
                .recoverWithUni(failure -> notebookOfThatName((KaggleProblem) failure))
                .chain(this::parts);
    }

    /** Links of old look alike for datasets and notebooks. */
    private Uni<Dataset> notebookOfThatName(KaggleProblem notFound) {
        Ref notebook = Ref.notebook(Objects.requireNonNull(ref().publisher()), ref().slug());
        return kaggle.notebook(notebook, source -> true)
                .onFailure()
                .recoverWithItem(false)
                .chain(exists -> Uni.createFrom()
                        .failure(
                                exists
                                        ? notFound.withHint("A notebook of that name exists: ask for it as"
                                                + " https://www.kaggle.com/code/" + notebook.name())
                                        : notFound));
    }

    private Uni<Material> parts(Dataset dataset) {
        Ref.ofListing(Kind.DATASET, dataset.ref())
                .map(now -> now.of(ref().account()))
                .ifPresent(this::rename);
        progress.enter("metadata, files, discussions and notebooks");
        Uni<Files> files = files();
        Uni<List<ParsedNotebook>> notebooks = notebooks();
        Uni<List<ParsedDiscussion>> discussions = discussions();
        Uni<Optional<DatasetMetadata>> metadata = countStep(optional("metadata", kaggle.metadata(ref())));
        return Uni.combine()
                .all()
                .unis(files, notebooks, discussions, metadata)
                .with((f, n, d, m) -> new DatasetMaterial(
                        dataset, m.orElse(null), f.listing().listed(), f.heads(), d, n, omissions(), f.listing()));
    }
}
