package io.kaggleingest.document;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.kaggleingest.document.ContextDocument.Discussion;
import io.kaggleingest.document.ContextDocument.Fact;
import io.kaggleingest.document.ContextDocument.File;
import io.kaggleingest.document.ContextDocument.Notebook;
import io.kaggleingest.document.ContextDocument.Omission;
import io.kaggleingest.document.ContextDocument.Page;
import io.kaggleingest.document.ContextDocument.Standing;
import io.kaggleingest.document.ContextDocument.Table;
import io.kaggleingest.document.ContextDocument.Tokens;

/** Makes a document from another one and changes some of its parts. */
public final class DocumentBuilder {
    private final ContextDocument origin;
    private String title;
    private Instant fetchedAt;
    private Map<String, Fact> facts;
    private List<Page> pages;
    private List<File> files;
    private List<Table> tables;
    private List<Standing> leaderboard;
    private List<Discussion> discussions;
    private List<Notebook> notebooks;
    private List<Omission> omissions;
    private @Nullable Tokens tokens;

    DocumentBuilder(ContextDocument origin) {
        this.origin = origin;
        title = origin.title();
        fetchedAt = origin.fetchedAt();
        facts = origin.facts();
        pages = origin.pages();
        files = origin.files();
        tables = origin.tables();
        leaderboard = origin.leaderboard();
        discussions = origin.discussions();
        notebooks = origin.notebooks();
        omissions = origin.omissions();
        tokens = origin.tokens();
    }

    public DocumentBuilder title(String newTitle) {
        title = newTitle;
        return this;
    }

    public DocumentBuilder fetchedAt(Instant changed) {
        fetchedAt = changed;
        return this;
    }

    public DocumentBuilder facts(Map<String, Fact> changed) {
        facts = changed;
        return this;
    }

    public DocumentBuilder pages(List<Page> changed) {
        pages = changed;
        return this;
    }

    public DocumentBuilder files(List<File> changed) {
        files = changed;
        return this;
    }

    public DocumentBuilder tables(List<Table> changed) {
        tables = changed;
        return this;
    }

    public DocumentBuilder leaderboard(List<Standing> changed) {
        leaderboard = changed;
        return this;
    }

    public DocumentBuilder discussions(List<Discussion> changed) {
        discussions = changed;
        return this;
    }

    public DocumentBuilder notebooks(List<Notebook> changed) {
        notebooks = changed;
        return this;
    }

    public DocumentBuilder omissions(List<Omission> changed) {
        omissions = changed;
        return this;
    }

    public DocumentBuilder tokens(@Nullable Tokens changed) {
        tokens = changed;
        return this;
    }

    /** Without any part but head and facts. */
    public DocumentBuilder withoutParts() {
        return pages(List.of())
                .files(List.of())
                .tables(List.of())
                .leaderboard(List.of())
                .discussions(List.of())
                .notebooks(List.of());
    }

    public ContextDocument build() {
        return new ContextDocument(
                origin.kind(),
                origin.ref(),
                title,
                origin.url(),
                origin.source(),
                fetchedAt,
                facts,
                pages,
                files,
                tables,
                leaderboard,
                discussions,
                notebooks,
                omissions,
                tokens);
    }
}
