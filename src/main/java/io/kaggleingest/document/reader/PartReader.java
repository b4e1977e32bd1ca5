package io.kaggleingest.document.reader;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.kaggleingest.document.ContextDocument.Discussion;
import io.kaggleingest.document.ContextDocument.File;
import io.kaggleingest.document.ContextDocument.Notebook;
import io.kaggleingest.document.ContextDocument.Omission;
import io.kaggleingest.document.ContextDocument.Page;
import io.kaggleingest.document.ContextDocument.Table;
import io.kaggleingest.document.discussion.ParsedDiscussion;
import io.kaggleingest.document.discussion.ThreadText;
import io.kaggleingest.document.discussion.TopicRanking;
import io.kaggleingest.document.file.FileGroups;
import io.kaggleingest.document.file.FileInventory;
import io.kaggleingest.document.file.TableOrder;
import io.kaggleingest.document.file.UnreadFiles;
import io.kaggleingest.document.head.TableHead;
import io.kaggleingest.document.material.Material;
import io.kaggleingest.document.notebook.NearDuplicates;
import io.kaggleingest.document.notebook.NotebookRanking;
import io.kaggleingest.document.notebook.ParsedNotebook;
import io.kaggleingest.document.page.MarkdownReader;
import io.kaggleingest.document.table.DescribedTables;
import io.kaggleingest.document.text.Sanitizer;
import io.kaggleingest.kaggle.DataFiles;
import io.kaggleingest.kaggle.DatasetMetadata;
import io.kaggleingest.kaggle.FileHead;
import io.kaggleingest.kaggle.Topic;

/**
 * Reads the parts that resources of every kind have. What cannot be read is left out and named; nothing fails. Lists may
 * be null.
 */
public final class PartReader {
    /** Listed files; a competition of images has a hundred thousand, and their names tell nothing. */
    public static final int FILES = 500;

    /** So many of a kind in a folder are listed one by one. */
    private static final int ALIKE = 20;

    /** Of what is left out; file names on Kaggle are as free as any text. */
    private static final int NAME = 300;

    private final List<Omission> fetchFailures;
    private final List<Omission> omissions;

    /**
     * @param fetchFailures what could not be fetched, in the order in which the calls failed, which differs each time;
     * they are sorted, whole parts first
     */
    PartReader(List<Omission> fetchFailures) {
        this.fetchFailures = Material.present(fetchFailures).stream()
                .map(part -> new Omission(
                        Sanitizer.line(part.part(), NAME), Sanitizer.line(part.reason(), NAME), part.tokens()))
                .sorted(Comparator.comparing((Omission part) -> part.part().startsWith("file "))
                        .thenComparing(Omission::part))
                .toList();
        this.omissions = new ArrayList<>(this.fetchFailures);
    }

    List<Omission> fetchFailures() {
        return fetchFailures;
    }

    /** What could not be fetched, and what could not be read so far. */
    List<Omission> omissions() {
        return omissions;
    }

    /** Adds the text to the pages, or names it if there is nothing to read. */
    void read(String name, @Nullable String content, @Nullable String mimeType, List<Page> pages) {
        String text = MarkdownReader.of(content, mimeType);
        if (text.isEmpty()) {
            omissions.add(new Omission("page " + Sanitizer.line(name, 80), "it has no text", 0));
        } else {
            pages.add(new Page(Sanitizer.line(name, 80), text));
        }
    }

    /** All of them; a million pictures are a few entries that stand for many files. */
    List<File> files(DataFiles files) {
        return FileInventory.of(files);
    }

    /** Many alike as one; files at the top first: they are the tables, and directories hold the images. */
    List<File> describe(List<File> files) {
        List<File> entries = FileGroups.of(files, ALIKE);
        if (entries.size() <= FILES) {
            return entries;
        }
        List<File> sorted = entries.stream()
                .sorted(Comparator.comparing(file -> file.name().contains("/")))
                .toList();
        int more = sorted.subList(FILES, sorted.size()).stream()
                .mapToInt(File::files)
                .sum();
        omissions.add(new Omission("files", more + " more are not listed", 0));
        return sorted.subList(0, FILES);
    }

    /**
     * The most telling first; behind what was read, what Kaggle itself tells of columns.
     *
     * @param files all of them
     * @param metadata may be null
     */
    List<Table> tables(List<FileHead> heads, List<File> files, DataFiles listing, @Nullable DatasetMetadata metadata) {
        List<Table> tables = new ArrayList<>();
        Set<String> fileNames = new HashSet<>();
        fetchFailures.forEach(part -> fileNames.add(part.part().replaceFirst("^file ", "")));
        for (FileHead head : TableOrder.sorted(Material.present(heads), FileHead::name)) {
            TableHead tableHead = TableHead.of(head);
            fileNames.add(Sanitizer.line(head.name(), 200));
            tables.addAll(tableHead.tables());
            if (!tableHead.reason().isEmpty()) {
                omissions.add(new Omission("table " + Sanitizer.line(head.name(), 120), tableHead.reason(), 0));
            }
        }
        List<Table> described = DescribedTables.of(listing.listed(), metadata, tables);
        described.forEach(table -> fileNames.add(table.file()));
        tables.addAll(described);
        omissions.addAll(UnreadFiles.of(files, fileNames));
        return tables;
    }

    /** Best first; of a notebook and its forks only the best. */
    List<Notebook> notebooks(List<ParsedNotebook> notebooks, Instant now) {
        List<Notebook> readable = new ArrayList<>();
        for (ParsedNotebook notebook : Material.present(notebooks)) {
            if (notebook.text() != null) {
                readable.add(notebook.text());
            }
            if (notebook.omission() != null) {
                String ref = Sanitizer.line(notebook.summary().ref(), 200);
                omissions.add(new Omission("notebook " + ref, notebook.omission(), 0));
            }
        }
        return NearDuplicates.without(NotebookRanking.best(readable, now), omissions);
    }

    /** Best first. */
    List<Discussion> discussions(List<ParsedDiscussion> discussions) {
        List<Discussion> readable = new ArrayList<>();
        for (ParsedDiscussion one : TopicRanking.best(Material.present(discussions), ParsedDiscussion::topic)) {
            Topic topic = one.topic();
            String topicTitle = Sanitizer.line(topic.title(), 200);
            String title = topicTitle.isEmpty() ? "Topic " + topic.id() : topicTitle;
            String text = ThreadText.of(one);
            if (text.isEmpty()) {
                omissions.add(new Omission("discussion " + title, "it has no text", 0));
            } else {
                String author = Sanitizer.line(topic.author(), 100);
                readable.add(new Discussion(title, author, topic.votes(), Sanitizer.line(topic.url(), 300), text));
            }
        }
        return readable;
    }
}
