package io.kaggleingest.ingest;

import java.util.List;
import java.util.Optional;

import io.smallrye.mutiny.Uni;

import io.kaggleingest.document.discussion.ParsedDiscussion;
import io.kaggleingest.document.material.CompetitionMaterial;
import io.kaggleingest.document.material.Material;
import io.kaggleingest.document.notebook.ParsedNotebook;
import io.kaggleingest.kaggle.Competition;
import io.kaggleingest.kaggle.CompetitionPage;
import io.kaggleingest.kaggle.KaggleProblem;
import io.kaggleingest.kaggle.ScoreLadder;
import io.kaggleingest.kaggle.Standing;
import io.kaggleingest.kaggle.wire.KaggleCalls;

/** What a competition's context is made from. */
final class CompetitionFetch extends Fetch {

    private static final int STANDINGS = 20;

    CompetitionFetch(KaggleCalls kaggle, Task task) {
        super(kaggle, task);
    }

    @Override
    Uni<Material> run() {
        progress.enter("competition");
        progress.expect(6);
        return countStep(kaggle.competition(ref())).chain(this::parts);
    }

    private Uni<Material> parts(Competition competition) {
        progress.enter("pages, files, leaderboard, discussions and notebooks");
        Uni<Files> files = files();
        Uni<List<ParsedNotebook>> notebooks = notebooks();
        Uni<List<ParsedDiscussion>> discussions = discussions();
        Uni<List<CompetitionPage>> pages = part("pages", pages(competition));
        Uni<List<Standing>> leaderboard = part("leaderboard", kaggle.leaderboard(ref(), STANDINGS));
        return Uni.combine()
                .all()
                .unis(files, notebooks, discussions, pages, leaderboard, ladder())
                .with((f, n, d, p, l, s) -> new CompetitionMaterial(
                        competition,
                        p,
                        f.listing().listed(),
                        f.heads(),
                        l,
                        s.orElse(null),
                        d,
                        n,
                        omissions(),
                        f.listing()));
    }

    /** Hackathons may have their pages in a place of their own; for others that is no call more. */
    private Uni<List<CompetitionPage>> pages(Competition competition) {
        Uni<List<CompetitionPage>> listing = kaggle.pages(ref());
        return competition.isHackathon()
                ? listing.chain(pages -> pages.isEmpty()
                        ? kaggle.hackathonPages(ref())
                        : Uni.createFrom().item(pages))
                : listing;
    }

    /** The first ranks are there without it, so that whatever goes wrong with it costs nobody a context. */
    private Uni<Optional<ScoreLadder>> ladder() {
        return kaggle.scoreLadder(ref())
                .onFailure(failure -> failure instanceof KaggleProblem problem && !problem.isAccountWide())
                .recoverWithItem(Optional.empty());
    }
}
