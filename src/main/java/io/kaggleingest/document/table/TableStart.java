package io.kaggleingest.document.table;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What stands above a table: Excel's {@code sep=;}, lines of comment.
 *
 * @param text the table without it
 * @param delimiter as the file names it, or null
 * @param comment first character of its lines of comment, 0 for none
 * @param comments how many of them stand above the table
 */
record TableStart(String text, @Nullable String delimiter, char comment, int comments) {
    private static final Pattern SEPARATOR =
            Pattern.compile("\\A\"?sep=(\\\\t|[^\\p{L}\\p{N}\\s\"]{1,2}|\t| )\"?\\r?\\n", Pattern.CASE_INSENSITIVE);
    private static final List<Character> MARKS = List.of('#', '%', ';', '!', '*');
    private static final int LINES = 500;

    static TableStart of(String text) {
        Matcher separator = SEPARATOR.matcher(text.substring(0, Math.min(20, text.length())));
        if (separator.find()) {
            String delimiter = separator.group(1).equals("\\t") ? "\t" : separator.group(1);
            return new TableStart(text.substring(separator.end()), delimiter, (char) 0, 0);
        }
        return text.isEmpty() ? new TableStart(text, null, (char) 0, 0) : withoutComments(text);
    }

    private static TableStart withoutComments(String text) {
        char mark = text.charAt(0);
        if (text.startsWith("//")) {
            mark = '/';
        } else if (!MARKS.contains(mark)) {
            return new TableStart(text, null, (char) 0, 0);
        }
        int at = 0;
        int last = 0;
        int lines = 0;
        while (at < text.length() && text.charAt(at) == mark && lines < LINES) {
            last = at;
            int end = text.indexOf('\n', at);
            at = end < 0 ? text.length() : end + 1;
            lines++;
        }
        boolean header = isHeader(text, last, at, mark);
        if (header) {
            at = last;
            lines--;
        }
        boolean none = lines == 0 || header || mark == '/';
        return new TableStart(text.substring(at), null, none ? 0 : mark, lines);
    }

    /** {@code #,Name} and {@code #chrom start end} name columns; {@code # made by hand} does not. */
    private static boolean isHeader(String text, int from, int end, char mark) {
        if (mark != '#' || end >= text.length()) {
            return end >= text.length();
        }
        String line = text.substring(from + 1, end).strip();
        int next = text.indexOf('\n', end);
        String below = text.substring(end, next < 0 ? text.length() : next).strip();
        if (line.isEmpty() || line.startsWith("#") || text.charAt(from + 1) == ' ' && !isSoleName(line)) {
            return false;
        }
        for (String delimiter : List.of(",", "\t", ";", "|")) {
            int cells = count(line, delimiter);
            if (cells > 0 && cells == count(below, delimiter)) {
                return !namesColumns(below, delimiter, text, next);
            }
        }
        return line.indexOf(' ') < 0 && below.indexOf(' ') < 0 && count(line, ",") == count(below, ",");
    }

    private static boolean isSoleName(String line) {
        return line.startsWith(",") || line.startsWith("\t");
    }

    /** Whether the line below the last comment is the header itself. */
    private static boolean namesColumns(String below, String delimiter, String text, int next) {
        if (next < 0) {
            return false;
        }
        String sample = below + "\n" + text.substring(next + 1, Math.min(text.length(), next + 1 + (1 << 14)));
        List<List<String>> rows = new RowReader(sample, Dialect.of(delimiter), false, 0).read(50);
        return rows.size() > 2
                && HeaderRow.isIn(rows)
                && rows.get(0).stream()
                        .noneMatch(cell -> CellType.of(cell.strip()).isTelling());
    }

    private static int count(String line, String delimiter) {
        int count = 0;
        for (int at = line.indexOf(delimiter); at >= 0; at = line.indexOf(delimiter, at + delimiter.length())) {
            count++;
        }
        return count;
    }
}
