package io.kaggleingest.document.table;

/**
 * How a text is cut into rows and cells.
 *
 * @param delimiter between two cells; {@link #BLANKS} for a run of blanks, empty where a row is one cell
 * @param quote 0 for none
 * @param backslash whether a backslash before a quote makes it part of the text
 * @param comment first character of lines to skip, 0 for none
 */
record Dialect(String delimiter, char quote, boolean backslash, char comment) {
    static final String BLANKS = " +";

    static Dialect of(String delimiter) {
        return new Dialect(delimiter, '"', false, (char) 0);
    }

    Dialect withQuote(char other) {
        return new Dialect(delimiter, other, backslash, comment);
    }

    Dialect withBackslash() {
        return new Dialect(delimiter, quote, true, comment);
    }

    Dialect withComment(char first) {
        return new Dialect(delimiter, quote, backslash, first);
    }

    boolean isOfBlanks() {
        return delimiter.equals(BLANKS);
    }

    boolean isOneColumn() {
        return delimiter.isEmpty();
    }
}
