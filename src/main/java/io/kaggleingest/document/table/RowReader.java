package io.kaggleingest.document.table;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a text into rows, and loses none of them to a quote: one that stands within a cell is part of it, and so is one
 * that is never closed, or whose end is so far below that whole rows would lie between. Reads each character a few times
 * at most, whatever the text.
 */
final class RowReader {
    /** How often over a text may be read again because of quotes that turn out to be none. */
    private static final int REPEATS = 4;

    private final String text;
    private final Dialect dialect;
    private final boolean complete;
    private final CellEnds ends;
    private final OpenQuotes openQuotes;
    private final List<List<String>> rows = new ArrayList<>();
    private final List<Integer> literalQuotes = new ArrayList<>();
    private final StringBuilder cell = new StringBuilder();
    private boolean quotes;
    private boolean cut;
    private boolean spacedQuotes;
    private long repeats;
    private int at;
    private int line = 1;

    /**
     * @param complete whether the text ends where its file ends
     * @param width how many cells most rows have
     */
    RowReader(String text, Dialect dialect, boolean complete, int width) {
        this.text = text;
        this.dialect = dialect;
        this.complete = complete;
        this.ends = new CellEnds(text, dialect);
        this.openQuotes = new OpenQuotes(text, dialect, width);
        this.quotes = dialect.quote() != 0;
    }

    /** Up to {@code most} rows, without empty lines; a last one that may be cut is not among them. */
    List<List<String>> read(int most) {
        while (rows.size() < most && at < text.length()) {
            if (isComment()) {
                at = ends.afterLineEnd(ends.lineEnd(at));
                line++;
            } else {
                row();
            }
        }
        return rows;
    }

    /** Whether all of the text was read. */
    boolean isAtEnd() {
        return at >= text.length();
    }

    /** Lines on which a quote was opened and never closed. */
    List<Integer> linesOfLiteralQuotes() {
        return literalQuotes;
    }

    /** Whether blanks stand between a delimiter and a quote. */
    boolean hasSpacedQuotes() {
        return spacedQuotes;
    }

    private boolean isComment() {
        return dialect.comment() != 0 && text.charAt(at) == dialect.comment();
    }

    private void row() {
        List<String> row = new ArrayList<>();
        int start = at;
        if (dialect.isOfBlanks()) {
            at = ends.afterBlanks(at);
        }
        while (cell(row)) {
            // Behind the delimiter, before the next cell.
        }
        boolean ended = at < text.length();
        boolean empty = row.size() == 1 && row.get(0).isEmpty() && isBlank(start, at);
        at = ends.afterLineEnd(at);
        line++;
        if (cut || !ended && !complete) {
            at = text.length();
            return;
        }
        if (!empty) {
            rows.add(row);
            openQuotes.learn(row);
        }
    }

    private boolean isBlank(int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) == dialect.quote() && dialect.quote() != 0) {
                return false;
            }
        }
        return true;
    }

    /** @return whether a further cell follows */
    private boolean cell(List<String> row) {
        int start = at;
        int openingQuote = quotes ? ends.afterSpaces(at) : at;
        if (quotes && openingQuote < text.length() && text.charAt(openingQuote) == dialect.quote()) {
            int end = closing(openingQuote);
            if (cut) {
                at = text.length();
                return false;
            }
            if (end >= 0) {
                spacedQuotes |= openingQuote > start;
                row.add(cell.toString());
                at = end;
                return skipDelimiter();
            }
        }
        at = ends.cellEnd(start);
        row.add(text.substring(start, at));
        return skipDelimiter();
    }

    private boolean skipDelimiter() {
        int after = ends.afterDelimiter(at);
        if (after < 0) {
            return false;
        }
        at = after;
        return true;
    }

    /** Fills {@link #cell}. @return where what follows the closing quote begins, -1 if the quote is part of the text */
    private int closing(int openingQuote) {
        cell.setLength(0);
        int lines = 0;
        for (int i = openingQuote + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                lines++;
            }
            if (c == '\\' && dialect.backslash() && isEscape(i + 1)) {
                i++;
                cell.append(text.charAt(i));
            } else if (c != dialect.quote()) {
                cell.append(c);
            } else if (i + 1 < text.length() && text.charAt(i + 1) == dialect.quote()) {
                i++;
                cell.append(c);
            } else if (ends.isEnd(i + 1)) {
                if (lines > 1 && openQuotes.swallowsRows(openingQuote, i)) {
                    return literal(openingQuote, i);
                }
                line += lines;
                return dialect.isOfBlanks() ? i + 1 : ends.afterSpaces(i + 1);
            } else {
                cell.append(c);
            }
        }
        if (!complete && !openQuotes.swallowsRows(openingQuote, text.length())) {
            cut = true;
            return -1;
        }
        // Whether a quote closes depends on what is right behind it: if none does from here on, none does further on.
        quotes = false;
        return literal(openingQuote, text.length());
    }

    private boolean isEscape(int index) {
        return index < text.length() && (text.charAt(index) == dialect.quote() || text.charAt(index) == '\\');
    }

    private int literal(int openingQuote, int end) {
        literalQuotes.add(line);
        repeats += end - openingQuote;
        if (repeats > (long) REPEATS * text.length()) {
            quotes = false;
        }
        return -1;
    }
}
