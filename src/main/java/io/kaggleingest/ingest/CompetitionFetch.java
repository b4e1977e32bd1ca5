package io.kaggleingest.ingest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import io.kaggleingest.context.CompetitionMaterial;
import io.kaggleingest.context.ContextDocument.LeftOut;
import io.kaggleingest.kaggle.Competition;
import io.kaggleingest.kaggle.CompetitionPage;
import io.kaggleingest.kaggle.DataFile;
import io.kaggleingest.kaggle.FileHead;
import io.kaggleingest.kaggle.Kaggle;
import io.kaggleingest.kaggle.KaggleCredentials;
import io.kaggleingest.kaggle.Notebook;
import io.kaggleingest.kaggle.NotebookSummary;
import io.kaggleingest.kaggle.Standing;
import io.kaggleingest.web.Problem;

/**
 * One fetch of everything that a competition's context is made from. The competition itself is asked first, so that a
 * mistyped slug costs Kaggle one call; the rest runs side by side. A part that Kaggle refuses is left out and named; a
 * part that fails in passing fails the fetch, so that nothing half is kept.
 */
final class CompetitionFetch {

    private static final Logger LOG = Logger.getLogger(CompetitionFetch.class);

    private static final int NOTEBOOKS = 10;
    private static final int NOTEBOOKS_LISTED = 20;
    private static final int STANDINGS = 20;
    private static final int HEADS = 12;
    private static final int HEAD_BYTES = 256 * 1024;
    private static final int DOWNLOADS_AT_ONCE = 2;
    private static final int READS_AT_ONCE = 4;

    private final Kaggle kaggle;
    private final KaggleCredentials credentials;
    private final String slug;
    private final Progress progress;
    private final List<LeftOut> missing = Collections.synchronizedList(new ArrayList<>());

    CompetitionFetch(Kaggle kaggle, KaggleCredentials credentials, String slug, Progress progress) {
        this.kaggle = kaggle;
        this.credentials = credentials;
        this.slug = slug;
        this.progress = progress;
    }

    Uni<CompetitionMaterial> run() {
        progress.enter("competition");
        progress.expect(5);
        return counted(kaggle.competition(credentials, slug)).chain(this::parts);
    }

    private Uni<CompetitionMaterial> parts(Competition competition) {
        progress.enter("pages, files, leaderboard and notebooks");
        Uni<List<CompetitionPage>> pages = part("pages", kaggle.pages(credentials, slug));
        Uni<Files> files = part("files", kaggle.files(credentials, slug)).chain(this::heads);
        Uni<List<Standing>> leaderboard = part("leaderboard", kaggle.leaderboard(credentials, slug, STANDINGS));
        Uni<List<Notebook>> notebooks = part("notebooks", kaggle.notebooks(credentials, slug, NOTEBOOKS_LISTED))
                .chain(this::notebooks);
        return Uni.combine()
                .all()
                .unis(pages, files, leaderboard, notebooks)
                .with((p, f, l, n) ->
                        new CompetitionMaterial(competition, p, f.listed(), f.heads(), l, n, List.copyOf(missing)));
    }

    private record Files(List<DataFile> listed, List<FileHead> heads) {}

    private Uni<Files> heads(List<DataFile> files) {
        List<DataFile> tabular = files.stream()
                .filter(file -> isTabular(file.name()))
                .sorted(Comparator.comparingInt(
                        file -> (int) file.name().chars().filter(c -> c == '/').count()))
                .limit(HEADS)
                .toList();
        return each(
                        tabular,
                        DOWNLOADS_AT_ONCE,
                        file -> kaggle.fileHead(credentials, slug, file.name(), HEAD_BYTES),
                        file -> "file " + file.name())
                .map(heads -> new Files(files, heads));
    }

    private Uni<List<Notebook>> notebooks(List<NotebookSummary> listed) {
        return each(
                listed.stream().limit(NOTEBOOKS).toList(),
                READS_AT_ONCE,
                notebook -> kaggle.notebook(credentials, notebook.ref()),
                notebook -> "notebook " + notebook.ref());
    }

    /** Asks for each item, a few at once, and keeps the order. */
    private <I, T> Uni<List<T>> each(List<I> items, int atOnce, Function<I, Uni<T>> call, Function<I, String> name) {
        if (items.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        progress.expect(items.size());
        List<Uni<Optional<T>>> calls = items.stream()
                .map(item -> counted(optional(name.apply(item), call.apply(item))))
                .toList();
        return Uni.join().all(calls).usingConcurrencyOf(atOnce).andFailFast().map(answers -> answers.stream()
                .flatMap(Optional::stream)
                .toList());
    }

    private <T> Uni<List<T>> part(String name, Uni<List<T>> call) {
        return counted(optional(name, call)).map(list -> list.orElse(List.of()));
    }

    /** Empty, and named among what is missing, if Kaggle refuses it for good. */
    private <T> Uni<Optional<T>> optional(String name, Uni<T> call) {
        return call.map(Optional::of).onFailure(CompetitionFetch::isRefusal).recoverWithItem(refusal -> {
            LOG.infof("Left out of competition/%s: %s, because %s", slug, name, refusal.getMessage());
            missing.add(new LeftOut(name, refusal.getMessage(), 0));
            return Optional.empty();
        });
    }

    private <T> Uni<T> counted(Uni<T> call) {
        return call.onItem().invoke(progress::step);
    }

    private static boolean isRefusal(Throwable failure) {
        return failure instanceof Problem problem && problem.status() == 404;
    }

    private static boolean isTabular(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".csv") || lower.endsWith(".tsv") || lower.endsWith(".csv.zip") || lower.endsWith(".tab");
    }
}
