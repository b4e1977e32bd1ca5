package io.kaggleingest.document.budget;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import io.kaggleingest.document.ContextDocument.Cell;
import io.kaggleingest.document.ContextDocument.Notebook;
import io.kaggleingest.document.budget.DocumentPieces.Part;
import io.kaggleingest.document.budget.DocumentPieces.TablePart;
import io.kaggleingest.document.form.Format;
import io.kaggleingest.document.text.Markdown;
import io.kaggleingest.document.text.Markdown.Break;

/** The beginning of a block or a cell within a number of tokens, up to the end of a line, a row, an item or a sentence. */
record TextCutter(Format format, TokenCount count) {
    /** Characters that a token has at most, but for long runs of one character; what is behind them need not be looked at. */
    private static final int CHARACTERS = 16;

    /** Empty if nothing of it fits. */
    String markdown(String block, int tokens) {
        Markdown text = Markdown.of(ahead(block, tokens));
        List<Break> breaks = text.breaks();
        return fullest(breaks.size(), tokens, number -> text.upTo(breaks.get(number)));
    }

    /** Null if nothing of it fits. */
    @Nullable
    Cell cell(Cell cell, int tokens) {
        Cell withoutOutput = new Cell(cell.type(), cell.text(), null, cell.language());
        int cost = cost(withoutOutput);
        if (cost > tokens) {
            String text = cell.type().equals("markdown") ? markdown(cell.text(), tokens) : lines(cell.text(), tokens);
            return text.isBlank() ? null : new Cell(cell.type(), text, null, cell.language());
        }
        String output = cell.output() == null ? "" : lines(cell.output(), tokens - cost);
        return output.isBlank() ? withoutOutput : new Cell(cell.type(), cell.text(), output, cell.language());
    }

    private String lines(String text, int tokens) {
        String ahead = ahead(text, tokens);
        List<Integer> ends = new ArrayList<>();
        for (int end = ahead.indexOf('\n'); end >= 0; end = ahead.indexOf('\n', end + 1)) {
            ends.add(end);
        }
        return fullest(ends.size(), tokens, number -> ahead.substring(0, ends.get(number))
                .stripTrailing());
    }

    private static String ahead(String text, int tokens) {
        return text.substring(0, (int) Math.min(text.length(), (long) CHARACTERS * tokens));
    }

    /** The last of the beginnings, which are longer and longer, that costs no more. */
    private String fullest(int beginnings, int tokens, IntFunction<String> beginning) {
        int fits = -1;
        int exceeds = beginnings;
        while (exceeds - fits > 1) {
            int middle = (fits + exceeds) >>> 1;
            if (cost(beginning.apply(middle)) <= tokens) {
                fits = middle;
            } else {
                exceeds = middle;
            }
        }
        return fits < 0 ? "" : beginning.apply(fits);
    }

    /** About what a piece of a document costs. */
    int cost(Object piece) {
        return count.in(format.form().piece(piece));
    }

    int cost(TablePart table) {
        return cost(table.columns()) + cost(table.rows());
    }

    int cost(Part<Notebook> notebook) {
        return cost(notebook.value().withCells(List.of())) + cost(notebook.pieces());
    }

    private int cost(Pieces pieces) {
        return IntStream.of(pieces.tokens(format, count)).sum();
    }
}
