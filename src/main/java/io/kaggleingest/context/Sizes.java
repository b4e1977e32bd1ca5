package io.kaggleingest.context;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

import io.kaggleingest.context.ContextDocument.File;
import io.kaggleingest.context.ContextDocument.Notebook;
import io.kaggleingest.context.ContextDocument.Table;

/**
 * About how many tokens each piece of a document costs: a block of a text, a cell, a row. Counted when first asked for,
 * and kept with the document, so that cutting megabytes down to a small budget counts no more than what is left.
 */
final class Sizes {
    private final TokenCount count;
    private final Map<Format, Map<Object, int[]>> known = new EnumMap<>(Format.class);

    Sizes(TokenCount count) {
        this.count = count;
        known.put(Format.MD, new IdentityHashMap<>());
        known.put(Format.JSON, new IdentityHashMap<>());
    }

    /**
     * All of them, in the order of the document, for {@link #restore}. What was counted is remembered only from one form
     * of a piece to the other: for all of a document of megabytes, it would be several times the document.
     */
    Map<Format, int[]> all(ContextDocument document) {
        Map<Format, IntStream.Builder> sizes = new EnumMap<>(Format.class);
        known.keySet().forEach(format -> sizes.put(format, IntStream.builder()));
        eachOwner(document, (owner, pieces) -> {
            sizes.forEach(
                    (format, all) -> IntStream.of(of(format, owner, pieces)).forEach(all));
            count.forget();
        });
        Map<Format, int[]> all = new EnumMap<>(Format.class);
        sizes.forEach((format, each) -> all.put(format, each.build().toArray()));
        return all;
    }

    /** Takes up what was counted before, unless it was of a document of other pieces. */
    void restore(ContextDocument document, Map<Format, int[]> all) {
        List<Integer> lengths = new ArrayList<>();
        List<Object> owners = new ArrayList<>();
        eachOwner(document, (owner, pieces) -> {
            owners.add(owner);
            lengths.add(pieces.size());
        });
        int pieces = lengths.stream().mapToInt(Integer::intValue).sum();
        known.forEach((format, sizes) -> {
            int[] kept = all.getOrDefault(format, new int[0]);
            int from = 0;
            for (int i = 0; i < owners.size() && kept.length == pieces; i++) {
                sizes.put(owners.get(i), Arrays.copyOfRange(kept, from, from + lengths.get(i)));
                from += lengths.get(i);
            }
        });
    }

    private static void eachOwner(ContextDocument document, BiConsumer<Object, List<?>> told) {
        document.pages().forEach(page -> told.accept(page, Blocks.of(page.markdown())));
        for (Table table : document.tables()) {
            told.accept(table.columns(), table.columns());
            told.accept(table.sample(), table.sample());
        }
        document.discussions().forEach(one -> told.accept(one, Blocks.of(one.text())));
        document.notebooks().forEach(notebook -> told.accept(notebook.cells(), notebook.cells()));
    }

    int[] ofText(Format format, Object owner, String markdown) {
        return of(format, owner, Blocks.of(markdown));
    }

    int[] ofPieces(Format format, List<?> pieces) {
        return of(format, pieces, pieces);
    }

    private int[] of(Format format, Object owner, List<?> pieces) {
        Format like = like(format);
        return known.get(like).computeIfAbsent(owner, unknown -> pieces.stream()
                .mapToInt(piece -> size(like, piece))
                .toArray());
    }

    /** Pieces cost nearly the same in both forms of prose, and in both structured ones. */
    private static Format like(Format format) {
        return format == Format.TXT ? Format.MD : format == Format.TOON ? Format.JSON : format;
    }

    int of(Format format, File file) {
        return size(like(format), file);
    }

    int of(Format format, Table table) {
        return sum(ofPieces(format, table.columns())) + sum(ofPieces(format, table.sample()));
    }

    int of(Format format, Notebook notebook) {
        return size(like(format), notebook.withCells(List.of())) + sum(ofPieces(format, notebook.cells()));
    }

    private int size(Format like, Object piece) {
        return count.in(like.form().piece(piece));
    }

    private static int sum(int[] sizes) {
        return IntStream.of(sizes).sum();
    }
}
