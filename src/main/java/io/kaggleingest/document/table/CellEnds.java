package io.kaggleingest.document.table;

/** Where in a text cells and rows end. */
final class CellEnds {
    private final String text;
    private final Dialect dialect;
    private final boolean lineFeeds;

    CellEnds(String text, Dialect dialect) {
        this.text = text;
        this.dialect = dialect;
        this.lineFeeds = text.lastIndexOf('\n', 1 << 16) >= 0;
    }

    /** Whether a cell may be over here, blanks aside. */
    boolean isEnd(int index) {
        int next = dialect.isOfBlanks() ? index : afterSpaces(index);
        return next >= text.length() || isLineEnd(next) || afterDelimiter(next) >= 0;
    }

    int cellEnd(int from) {
        int i = from;
        while (i < text.length() && !isLineEnd(i) && !isDelimiter(i)) {
            i++;
        }
        return i;
    }

    private boolean isDelimiter(int index) {
        return dialect.isOfBlanks()
                ? text.charAt(index) == ' ' || text.charAt(index) == '\t'
                : afterDelimiter(index) >= 0;
    }

    /** -1 if there is no delimiter at this place. */
    int afterDelimiter(int index) {
        if (index >= text.length() || dialect.isOneColumn()) {
            return -1;
        }
        if (!dialect.isOfBlanks()) {
            return text.startsWith(dialect.delimiter(), index)
                    ? index + dialect.delimiter().length()
                    : -1;
        }
        int after = afterBlanks(index);
        return after > index && after < text.length() && !isLineEnd(after) ? after : -1;
    }

    int afterBlanks(int from) {
        int i = from;
        while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
            i++;
        }
        return i;
    }

    int afterSpaces(int from) {
        int i = from;
        while (i < text.length() && text.charAt(i) == ' ') {
            i++;
        }
        return i;
    }

    private boolean isLineEnd(int index) {
        char c = text.charAt(index);
        return c == '\n' || c == '\r' && (!lineFeeds || index + 1 < text.length() && text.charAt(index + 1) == '\n');
    }

    int lineEnd(int from) {
        int i = from;
        while (i < text.length() && !isLineEnd(i)) {
            i++;
        }
        return i;
    }

    /** Behind blanks that end a row, and behind the end of the line. */
    int afterLineEnd(int index) {
        int end = lineEnd(index);
        if (end >= text.length()) {
            return end;
        }
        return text.charAt(end) == '\r' && end + 1 < text.length() && text.charAt(end + 1) == '\n' ? end + 2 : end + 1;
    }
}
