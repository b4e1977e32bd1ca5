package io.kaggleingest.document.budget;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import io.kaggleingest.document.ContextDocument;
import io.kaggleingest.document.ContextDocument.File;
import io.kaggleingest.document.ContextDocument.Notebook;
import io.kaggleingest.document.ContextDocument.Table;
import io.kaggleingest.document.form.Format;
import io.kaggleingest.document.text.Blocks;

/**
 * About how many tokens each piece of a document costs: a block of a text, a cell, a row. Counted when first asked for,
 * and kept with the document, so that cutting megabytes down to a small budget counts no more than what is left.
 */
final class PieceTokens {
    /** One form of prose and one structured form; the others cost nearly the same. */
    private static final List<Format> COUNTED = List.of(Format.MD, Format.JSON);

    private final TokenCount count;
    private final Map<Format, Map<Object, int[]>> known = new EnumMap<>(Format.class);

    PieceTokens(TokenCount count) {
        this.count = count;
        COUNTED.forEach(format -> known.put(format, new IdentityHashMap<>()));
    }

    /**
     * All of them, in the order of the document, for {@link #restore}. Texts have little in common, and remembering all of
     * a document of megabytes would take several times the document: each is counted by itself, and they side by side.
     */
    static Map<Format, int[]> all(ContextDocument document) {
        List<Supplier<List<?>>> owners = new ArrayList<>();
        eachOwner(document, (owner, pieces) -> owners.add(pieces));
        List<Map<Format, int[]>> counted = owners.parallelStream()
                .map(pieces -> new PieceTokens(new TokenCount()).of(pieces.get()))
                .toList();
        Map<Format, int[]> all = new EnumMap<>(Format.class);
        for (Format format : COUNTED) {
            all.put(
                    format,
                    counted.stream()
                            .map(sizes -> sizes.get(format))
                            .flatMapToInt(IntStream::of)
                            .toArray());
        }
        return all;
    }

    private Map<Format, int[]> of(List<?> pieces) {
        Map<Format, int[]> sizes = new EnumMap<>(Format.class);
        COUNTED.forEach(format -> sizes.put(format, ofPieces(format, pieces)));
        return sizes;
    }

    /** Takes up what was counted before, unless it was of a document of other pieces. */
    void restore(ContextDocument document, Map<Format, int[]> all) {
        List<Integer> lengths = new ArrayList<>();
        List<Object> owners = new ArrayList<>();
        eachOwner(document, (owner, pieces) -> {
            owners.add(owner);
            lengths.add(pieces.get().size());
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

    private static void eachOwner(ContextDocument document, BiConsumer<Object, Supplier<List<?>>> told) {
        document.pages().forEach(page -> told.accept(page, () -> Blocks.of(page.markdown())));
        for (Table table : document.tables()) {
            told.accept(table.columns(), table::columns);
            told.accept(table.sample(), table::sample);
        }
        document.discussions().forEach(one -> told.accept(one, () -> Blocks.of(one.text())));
        document.notebooks().forEach(notebook -> told.accept(notebook.cells(), notebook::cells));
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
