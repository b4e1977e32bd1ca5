package io.kaggleingest.ingest;

import java.util.List;

import io.smallrye.mutiny.Uni;

import io.kaggleingest.document.discussion.ParsedDiscussion;
import io.kaggleingest.document.material.CompetitionMaterial;
import io.kaggleingest.document.material.Material;
import io.kaggleingest.document.notebook.ParsedNotebook;
import io.kaggleingest.kaggle.Competition;
import io.kaggleingest.kaggle.CompetitionPage;
import io.kaggleingest.kaggle.Standing;
import io.kaggleingest.kaggle.wire.Kaggle;

/** What a competition's context is made from. */
final class CompetitionFetch extends Fetch {

    private static final int STANDINGS = 20;

    CompetitionFetch(Kaggle kaggle, Task task) {
        super(kaggle, task);
    }

    @Override
    Uni<Material> run() {
        progress.enter("competition");
        progress.expect(6);
        return counted(kaggle.competition(credentials, name())).chain(this::parts);
    }

    private Uni<Material> parts(Competition competition) {
        progress.enter("pages, files, leaderboard, discussions and notebooks");
        Uni<Files> files = part("files", kaggle.files(credentials, name()))
                .chain(listed -> withHeads(listed, (file, bytes) -> kaggle.fileHead(credentials, name(), file, bytes)));
        Uni<List<ParsedNotebook>> notebooks = part(
                        "notebooks", kaggle.notebooks(credentials, name(), contents.notebooks()))
                .chain(this::notebooks);
        Uni<List<ParsedDiscussion>> discussions = discussions(
                order -> kaggle.topics(credentials, name(), order),
                (topic, limit) -> kaggle.messages(
                        credentials, name(), topic.id(), limit, all -> ParsedDiscussion.of(topic, all)));
        Uni<List<CompetitionPage>> pages = part("pages", kaggle.pages(credentials, name()));
        Uni<List<Standing>> leaderboard = part("leaderboard", kaggle.leaderboard(credentials, name(), STANDINGS));
        return Uni.combine()
                .all()
                .unis(files, notebooks, discussions, pages, leaderboard)
                .with((f, n, d, p, l) ->
                        new CompetitionMaterial(competition, p, f.listed(), f.heads(), l, d, n, missing()));
    }
}
