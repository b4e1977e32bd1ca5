package io.kaggleingest.context;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.kaggleingest.context.ContextDocument.File;
import io.kaggleingest.context.ContextDocument.Notebook;
import io.kaggleingest.context.ContextDocument.Page;
import io.kaggleingest.context.ContextDocument.Source;
import io.kaggleingest.context.ContextDocument.Standing;
import io.kaggleingest.context.ContextDocument.Table;
import io.kaggleingest.kaggle.Competition;
import io.kaggleingest.kaggle.CompetitionPage;
import io.kaggleingest.kaggle.Kind;

/**
 * Reads everything that was fetched of a competition into one document. What cannot be read is left out and named; it
 * never fails. Work for a worker thread: it parses megabytes.
 */
public final class CompetitionContext {
    private final CompetitionMaterial material;
    private final Instant now;
    private final Parts parts;

    private CompetitionContext(CompetitionMaterial material, Instant now) {
        this.material = material;
        this.now = now;
        this.parts = new Parts(material.missing());
    }

    public static ContextDocument of(CompetitionMaterial material, Source source, Instant fetchedAt) {
        return new CompetitionContext(material, fetchedAt).document(source);
    }

    private ContextDocument document(Source source) {
        Competition competition = material.competition();
        List<Page> pages = pages();
        List<File> allFiles = parts.files(material.files());
        List<Table> tables = parts.tables(material.heads());
        List<Standing> leaderboard = leaderboard();
        List<Notebook> notebooks = parts.notebooks(material.notebooks(), now);
        String slug = Cleaning.line(competition.slug(), 200);
        return new ContextDocument(
                Kind.COMPETITION,
                slug,
                Cleaning.line(competition.title(), 200),
                "https://www.kaggle.com/competitions/" + slug,
                source,
                now,
                CompetitionFacts.of(material, pages, allFiles, tables, leaderboard, notebooks, parts.missing(), now),
                pages,
                parts.listed(allFiles),
                tables,
                leaderboard,
                parts.discussions(material.discussions()),
                notebooks,
                parts.leftOut(),
                null);
    }

    private List<Page> pages() {
        List<Page> pages = new ArrayList<>();
        for (CompetitionPage page : PageOrder.sorted(Parts.present(material.pages()))) {
            parts.read(page.name(), page.content(), page.mimeType(), pages);
        }
        return pages;
    }

    private List<Standing> leaderboard() {
        List<Standing> rows = new ArrayList<>();
        for (io.kaggleingest.kaggle.Standing row : Parts.present(material.leaderboard())) {
            rows.add(new Standing(rows.size() + 1, Cleaning.line(row.team(), 100), Cleaning.line(row.score(), 40)));
        }
        return rows;
    }
}
