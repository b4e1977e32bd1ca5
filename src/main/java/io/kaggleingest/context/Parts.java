package io.kaggleingest.context;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.kaggleingest.context.ContextDocument.Discussion;
import io.kaggleingest.context.ContextDocument.File;
import io.kaggleingest.context.ContextDocument.LeftOut;
import io.kaggleingest.context.ContextDocument.Notebook;
import io.kaggleingest.context.ContextDocument.Page;
import io.kaggleingest.context.ContextDocument.Table;
import io.kaggleingest.kaggle.DataFile;
import io.kaggleingest.kaggle.FileHead;
import io.kaggleingest.kaggle.Topic;

/**
 * Reads the parts that resources of every kind have. What cannot be read is left out and named; nothing fails. Lists may
 * be null.
 */
final class Parts {
    /** Listed files; a competition of images has a hundred thousand, and their names tell nothing. */
    static final int FILES = 500;

    private final List<LeftOut> missing;
    private final List<LeftOut> leftOut;

    /** @param missing what could not be fetched, in the order in which that turned out, which is another each time: whole parts first */
    Parts(List<LeftOut> missing) {
        this.missing = present(missing).stream()
                .sorted(Comparator.comparing((LeftOut part) -> part.part().startsWith("file "))
                        .thenComparing(LeftOut::part))
                .toList();
        this.leftOut = new ArrayList<>(this.missing);
    }

    List<LeftOut> missing() {
        return missing;
    }

    /** What could not be fetched, and what could not be read so far. */
    List<LeftOut> leftOut() {
        return leftOut;
    }

    /** Adds the text to the pages, or names it if there is nothing to read. */
    void read(String name, String content, String mimeType, List<Page> pages) {
        String text = Prose.of(content, mimeType);
        if (text.isEmpty()) {
            leftOut.add(new LeftOut("page " + Cleaning.line(name, 80), "it has no text", 0));
        } else {
            pages.add(new Page(Cleaning.line(name, 80), text));
        }
    }

    List<File> files(List<DataFile> files) {
        return present(files).stream()
                .map(file -> new File(Cleaning.line(file.name(), 200), file.bytes()))
                .toList();
    }

    /** Files at the top first: they are the tables, and directories hold the images. */
    List<File> listed(List<File> files) {
        if (files.size() <= FILES) {
            return files;
        }
        leftOut.add(new LeftOut("files", files.size() - FILES + " more are not listed", 0));
        return files.stream()
                .sorted(Comparator.comparing(file -> file.name().contains("/")))
                .limit(FILES)
                .toList();
    }

    /** The most telling first. */
    List<Table> tables(List<FileHead> heads) {
        List<FileHead> tabular = present(heads).stream()
                .filter(head -> TableHead.isTabular(head.name()))
                .toList();
        List<Table> tables = new ArrayList<>();
        for (FileHead head : TableOrder.sorted(tabular, FileHead::name)) {
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

    /** Best first; of a notebook and its forks only the best. */
    List<Notebook> notebooks(List<ReadNotebook> notebooks, Instant now) {
        List<Notebook> readable = new ArrayList<>();
        for (ReadNotebook notebook : present(notebooks)) {
            if (notebook.text() != null) {
                readable.add(notebook.text());
            }
            if (notebook.missing() != null) {
                String ref = Cleaning.line(notebook.summary().ref(), 200);
                leftOut.add(new LeftOut("notebook " + ref, notebook.missing(), 0));
            }
        }
        return Forks.without(Ranking.best(readable, now), leftOut);
    }

    /** Best first. */
    List<Discussion> discussions(List<ReadDiscussion> discussions) {
        List<Discussion> readable = new ArrayList<>();
        for (ReadDiscussion one : TopicRanking.best(present(discussions), ReadDiscussion::topic)) {
            Topic topic = one.topic();
            String named = Cleaning.line(topic.title(), 200);
            String title = named.isEmpty() ? "Topic " + topic.id() : named;
            String text = ThreadText.of(one);
            if (text.isEmpty()) {
                leftOut.add(new LeftOut("discussion " + title, "it has no text", 0));
            } else {
                String author = Cleaning.line(topic.author(), 100);
                readable.add(new Discussion(title, author, topic.votes(), Cleaning.line(topic.url(), 300), text));
            }
        }
        return readable;
    }

    static <T> List<T> present(List<T> list) {
        return list == null ? List.of() : list;
    }
}
