package io.kaggleingest.document.budget;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.kaggleingest.document.form.Format;
import io.kaggleingest.document.text.Markdown;
import io.kaggleingest.document.text.Markdown.Break;

/**
 * One part of a document as what it may be cut into: a text as its blocks, a notebook as its cells, a table as its columns
 * or its rows. Each piece knows about how many tokens it costs, which is counted when it is first asked for unless it was
 * kept. For one thread.
 */
final class Pieces {
    /** Null for a part that is no text. */
    private final @Nullable String text;

    private final List<?> list;
    private final Map<Format, int[]> tokens = new EnumMap<>(Format.class);
    private int @Nullable [] ends;

    private Pieces(@Nullable String text, List<?> list, @Nullable PieceCounts storedCounts) {
        this.text = text;
        this.list = list;
        boolean isText = text != null;
        if (storedCounts != null
                && isText == (storedCounts.ends() != null)
                && storedCounts.fit(list.size(), text == null ? 0 : text.length())) {
            ends = storedCounts.ends();
            tokens.put(Format.MD, storedCounts.prose());
            tokens.put(Format.JSON, storedCounts.structured());
        }
    }

    /** @param storedCounts null if nothing is known of it; what cannot be of this text is not used */
    static Pieces ofText(String markdown, @Nullable PieceCounts storedCounts) {
        return new Pieces(markdown, List.of(), storedCounts);
    }

    /** @param storedCounts as of a text */
    static Pieces of(List<?> list, @Nullable PieceCounts storedCounts) {
        return new Pieces(null, list, storedCounts);
    }

    /** A piece of a text begins with the blank line before it. */
    List<?> all() {
        if (text == null) {
            return list;
        }
        List<String> blocks = new ArrayList<>();
        for (int i = 0; i < ends().length; i++) {
            blocks.add(block(i));
        }
        return blocks;
    }

    String block(int number) {
        return text().substring(end(number), end(number + 1));
    }

    /** The text up to the end of its first so many blocks. */
    String beginning(int blocks) {
        return text().substring(0, end(blocks));
    }

    private String text() {
        return Objects.requireNonNull(text, "a list has no text");
    }

    private int end(int blocks) {
        return blocks == 0 ? 0 : ends()[blocks - 1];
    }

    private int[] ends() {
        if (ends == null) {
            ends = Markdown.of(text()).breaks().stream()
                    .filter(Break::betweenBlocks)
                    .mapToInt(Break::at)
                    .toArray();
        }
        return ends;
    }

    /** Of each piece. Pieces cost nearly the same in both forms of prose, and in both structured ones. */
    int[] tokens(Format format, TokenCount count) {
        Format countedFormat = format == Format.TXT ? Format.MD : format == Format.TOON ? Format.JSON : format;
        return tokens.computeIfAbsent(countedFormat, form -> all().stream()
                .mapToInt(piece -> count.in(form.form().piece(piece)))
                .toArray());
    }

    /** Texts have little in common, and remembering all of a document of megabytes would take several times the document. */
    PieceCounts counts() {
        TokenCount count = new TokenCount();
        int[] prose = tokens(Format.MD, count);
        return new PieceCounts(text == null ? null : ends(), prose, tokens(Format.JSON, count));
    }
}
