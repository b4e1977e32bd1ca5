package io.kaggleingest.context;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.kaggleingest.context.ContextDocument.File;
import io.kaggleingest.context.ContextDocument.Kind;
import io.kaggleingest.context.ContextDocument.LeftOut;
import io.kaggleingest.context.ContextDocument.Notebook;
import io.kaggleingest.context.ContextDocument.Page;
import io.kaggleingest.context.ContextDocument.Source;
import io.kaggleingest.context.ContextDocument.Standing;
import io.kaggleingest.context.ContextDocument.Table;
import io.kaggleingest.kaggle.Competition;
import io.kaggleingest.kaggle.CompetitionPage;
import io.kaggleingest.kaggle.FileHead;

/**
 * Reads everything that was fetched of a competition into one document. What cannot be read is left out and named; it
 * never fails. Work for a worker thread: it parses megabytes.
 */
public final class CompetitionContext {
    /** Listed files; a competition of images has a hundred thousand, and their names tell nothing. */
    static final int FILES = 500;

    private final CompetitionMaterial material;
    private final Instant now;
    private final List<LeftOut> leftOut;

    private CompetitionContext(CompetitionMaterial material, Instant now) {
        this.material = material;
        this.now = now;
        this.leftOut = new ArrayList<>(present(material.missing()));
    }

    public static ContextDocument of(CompetitionMaterial material, Source source, Instant fetchedAt) {
        return new CompetitionContext(material, fetchedAt).document(source);
    }

    private ContextDocument document(Source source) {
        Competition competition = material.competition();
        List<LeftOut> missing = List.copyOf(leftOut);
        List<Page> pages = pages();
        List<File> allFiles = present(material.files()).stream()
                .map(file -> new File(Cleaning.line(file.name(), 200), file.bytes()))
                .toList();
        List<Table> tables = tables();
        List<Standing> leaderboard = leaderboard();
        List<Notebook> notebooks = notebooks();
        String slug = Cleaning.line(competition.slug(), 200);
        return new ContextDocument(
                Kind.COMPETITION,
                slug,
                Cleaning.line(competition.title(), 200),
                "https://www.kaggle.com/competitions/" + slug,
                source,
                now,
                CompetitionFacts.of(competition, pages, allFiles, tables, leaderboard, notebooks, missing, now),
                pages,
                listed(allFiles),
                tables,
                leaderboard,
                List.of(),
                notebooks,
                leftOut,
                null);
    }

    private List<Page> pages() {
        List<Page> pages = new ArrayList<>();
        for (CompetitionPage page : PageOrder.sorted(present(material.pages()))) {
            String text = Prose.of(page.content(), page.mimeType());
            if (text.isEmpty()) {
                leftOut.add(new LeftOut("page " + Cleaning.line(page.name(), 80), "it has no text", 0));
            } else {
                pages.add(new Page(Cleaning.line(page.name(), 80), text));
            }
        }
        return pages;
    }

    /** Files at the top first: they are the tables, and directories hold the images. */
    private List<File> listed(List<File> files) {
        if (files.size() <= FILES) {
            return files;
        }
        leftOut.add(new LeftOut("files", files.size() - FILES + " more are not listed", 0));
        return files.stream()
                .sorted(Comparator.comparing(file -> file.name().contains("/")))
                .limit(FILES)
                .toList();
    }

    private List<Table> tables() {
        List<Table> tables = new ArrayList<>();
        for (FileHead head : present(material.heads())) {
            if (!TableHead.isTabular(head.name())) {
                continue;
            }
            TableHead read = TableHead.of(head);
            if (read.table() != null) {
                tables.add(read.table());
            }
            if (!read.reason().isEmpty()) {
                leftOut.add(new LeftOut("table " + Cleaning.line(head.name(), 120), read.reason(), 0));
            }
        }
        return tables;
    }

    private List<Standing> leaderboard() {
        List<Standing> rows = new ArrayList<>();
        for (io.kaggleingest.kaggle.Standing row : present(material.leaderboard())) {
            rows.add(new Standing(rows.size() + 1, Cleaning.line(row.team(), 100), Cleaning.line(row.score(), 40)));
        }
        return rows;
    }

    private List<Notebook> notebooks() {
        List<Notebook> readable = new ArrayList<>();
        for (io.kaggleingest.kaggle.Notebook notebook : present(material.notebooks())) {
            try {
                readable.add(NotebookText.of(notebook));
            } catch (NotebookText.Unreadable unreadable) {
                String ref = Cleaning.line(notebook.summary().ref(), 200);
                leftOut.add(new LeftOut("notebook " + ref, unreadable.getMessage(), 0));
            }
        }
        return Ranking.best(readable, now);
    }

    private static <T> List<T> present(List<T> list) {
        return list == null ? List.of() : list;
    }
}
