package io.kaggleingest.document.budget;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.kaggleingest.document.ContextDocument;
import io.kaggleingest.document.ContextDocument.Discussion;
import io.kaggleingest.document.ContextDocument.File;
import io.kaggleingest.document.ContextDocument.Notebook;
import io.kaggleingest.document.ContextDocument.Omission;
import io.kaggleingest.document.ContextDocument.Page;
import io.kaggleingest.document.ContextDocument.Table;

/**
 * A document whose parts carry the {@link Pieces} that they may be cut into.
 *
 * @param document its head, its facts and what of it is left out; its parts are those beside it
 */
record DocumentPieces(
        ContextDocument document,
        List<Part<Page>> pages,
        List<File> files,
        List<TablePart> tables,
        List<Part<Discussion>> discussions,
        List<Part<Notebook>> notebooks) {

    record Part<T>(T value, Pieces pieces) {}

    record TablePart(Table value, Pieces columns, Pieces rows) {}

    /** @param storedCounts what {@link #counts} told of this document; of any other length it is not used */
    static DocumentPieces of(ContextDocument document, @Nullable List<PieceCounts> storedCounts) {
        Iterator<@Nullable PieceCounts> counts = storedCounts != null && storedCounts.size() == parts(document)
                ? storedCounts.iterator()
                : Stream.generate(() -> (PieceCounts) null).iterator();
        return new DocumentPieces(
                document,
                each(document.pages(), page -> new Part<>(page, Pieces.ofText(page.markdown(), counts.next()))),
                document.files(),
                each(
                        document.tables(),
                        table -> new TablePart(
                                table,
                                Pieces.of(table.columns(), counts.next()),
                                Pieces.of(table.sample(), counts.next()))),
                each(document.discussions(), one -> new Part<>(one, Pieces.ofText(one.text(), counts.next()))),
                each(document.notebooks(), one -> new Part<>(one, Pieces.of(one.cells(), counts.next()))));
    }

    private static int parts(ContextDocument document) {
        return document.pages().size()
                + 2 * document.tables().size()
                + document.discussions().size()
                + document.notebooks().size();
    }

    private static <T, P> List<P> each(List<T> values, Function<T, P> part) {
        List<P> parts = new ArrayList<>();
        values.forEach(value -> parts.add(part.apply(value)));
        return List.copyOf(parts);
    }

    ContextDocument toDocument() {
        return document.toBuilder()
                .pages(each(pages, Part::value))
                .files(files)
                .tables(each(tables, TablePart::value))
                .discussions(each(discussions, Part::value))
                .notebooks(each(notebooks, Part::value))
                .build();
    }

    /** The same parts under another head. */
    DocumentPieces under(ContextDocument head) {
        return new DocumentPieces(head, pages, files, tables, discussions, notebooks);
    }

    /** The same, with more to say of what is not there. */
    DocumentPieces withOmissions(List<Omission> more) {
        List<Omission> all = new ArrayList<>(document.omissions());
        all.addAll(more);
        return under(document.toBuilder().omissions(all).build());
    }

    /** Of each part in its order, counted side by side. */
    List<PieceCounts> counts() {
        return Stream.of(
                        pages.stream().map(Part::pieces),
                        tables.stream().flatMap(table -> Stream.of(table.columns(), table.rows())),
                        discussions.stream().map(Part::pieces),
                        notebooks.stream().map(Part::pieces))
                .flatMap(pieces -> pieces)
                .toList()
                .parallelStream()
                .map(Pieces::counts)
                .toList();
    }
}
