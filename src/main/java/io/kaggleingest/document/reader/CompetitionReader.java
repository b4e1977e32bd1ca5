package io.kaggleingest.document.reader;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.kaggleingest.document.ContextDocument;
import io.kaggleingest.document.ContextDocument.File;
import io.kaggleingest.document.ContextDocument.Notebook;
import io.kaggleingest.document.ContextDocument.Page;
import io.kaggleingest.document.ContextDocument.Source;
import io.kaggleingest.document.ContextDocument.Standing;
import io.kaggleingest.document.ContextDocument.Table;
import io.kaggleingest.document.facts.CompetitionFacts;
import io.kaggleingest.document.material.CompetitionMaterial;
import io.kaggleingest.document.page.PageOrder;
import io.kaggleingest.document.text.Sanitizer;
import io.kaggleingest.kaggle.Competition;
import io.kaggleingest.kaggle.CompetitionPage;
import io.kaggleingest.kaggle.Kind;

/**
 * Reads everything that was fetched of a competition into one document. What cannot be read is left out and named; it
 * never fails. Work for a worker thread: it parses megabytes.
 */
public final class CompetitionReader {
    private final CompetitionMaterial material;
    private final Instant now;
    private final PartReader parts;

    private CompetitionReader(CompetitionMaterial material, Instant now) {
        this.material = material;
        this.now = now;
        this.parts = new PartReader(material.omissions());
    }

    static ContextDocument of(CompetitionMaterial material, Source source, Instant fetchedAt) {
        return new CompetitionReader(material, fetchedAt).document(source);
    }

    private ContextDocument document(Source source) {
        Competition competition = material.competition();
        List<Page> pages = pages();
        List<File> allFiles = parts.files(material.inventory());
        List<Table> tables = parts.tables(material.heads(), allFiles, material.inventory(), null);
        List<Standing> leaderboard = leaderboard();
        List<Notebook> notebooks = parts.notebooks(material.notebooks(), now);
        String slug = Sanitizer.line(competition.slug(), 200);
        return new ContextDocument(
                Kind.COMPETITION,
                slug,
                Sanitizer.line(competition.title(), 200),
                "https://www.kaggle.com/competitions/" + slug,
                source,
                now,
                CompetitionFacts.of(
                        material, pages, allFiles, tables, leaderboard, notebooks, parts.fetchFailures(), now),
                pages,
                parts.describe(allFiles),
                tables,
                leaderboard,
                parts.discussions(material.discussions()),
                notebooks,
                parts.omissions(),
                null);
    }

    private List<Page> pages() {
        List<Page> pages = new ArrayList<>();
        for (CompetitionPage page : PageOrder.sorted(material.pages())) {
            parts.read(page.name(), page.content(), page.mimeType(), pages);
        }
        return pages;
    }

    private List<Standing> leaderboard() {
        List<Standing> rows = new ArrayList<>();
        for (io.kaggleingest.kaggle.Standing row : material.leaderboard()) {
            rows.add(new Standing(rows.size() + 1, Sanitizer.line(row.team(), 100), Sanitizer.line(row.score(), 40)));
        }
        return rows;
    }
}
