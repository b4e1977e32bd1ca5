package io.kaggleingest.document.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import io.kaggleingest.document.file.TableNames;

/**
 * Finds how a text is cut into cells: by what gives rows of equal width whose cells are numbers, dates and words. Where
 * two ways do that equally well, the order of {@link #DELIMITERS} decides: a comma also stands in texts and numbers, a tab
 * hardly does.
 */
final class DialectChoice {
    private static final int SAMPLE = 1 << 16;
    private static final int ROWS = 200;
    private static final int CELLS = 4000;
    private static final List<String> DELIMITERS =
            List.of("\t", "|", ";", "^", "~", "\u0001", "\u001F", "¦", "§", ",", "::", "||", "|||", Dialect.BLANKS);
    private static final Pattern TABS = Pattern.compile("(?i).*\\.(?:tsv|tab)(?:\\.\\w+)?");
    private static final Pattern PIPES = Pattern.compile("(?i).*\\.psv(?:\\.\\w+)?");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_ .'/()%:-]{1,80}");
    /** The bonus of the delimiter that the name of the file promises. */
    private static final double PROMISE = 0.08;
    /** Texts of one column have commas here and there: a delimiter must cut at least so well, compared with none. */
    private static final double ONE_COLUMN = 0.3;

    private static final double TIE = 0.001;

    private final String sample;
    private final boolean complete;
    private final String usualDelimiter;
    private final boolean plainTable;

    private DialectChoice(String text, boolean complete, String fileName) {
        this.sample = sample(text);
        this.complete = complete && sample.length() == text.length();
        String name = fileName.toLowerCase(Locale.ROOT);
        this.plainTable = TableNames.isPlainTable(name);
        this.usualDelimiter =
                TABS.matcher(name).matches() ? "\t" : PIPES.matcher(name).matches() ? "|" : ",";
    }

    /** @param width of most rows */
    record Choice(Dialect dialect, int width) {}

    private record Rating(Dialect dialect, int width, double score) {}

    static Choice of(String text, boolean complete, String fileName) {
        Rating best = new DialectChoice(text, complete, fileName).best();
        return new Choice(best.dialect(), best.width());
    }

    /** The first lines, and at least three of them where they are long. */
    private static String sample(String text) {
        int end = Math.min(text.length(), SAMPLE);
        for (int lines = 0, at = 0; lines < 3 && at >= 0 && at < text.length(); lines++) {
            at = text.indexOf('\n', at) + 1;
            if (at == 0) {
                end = Math.max(end, Math.min(text.length(), 4 * SAMPLE));
                break;
            }
            end = Math.max(end, Math.min(at, 4 * SAMPLE));
        }
        return text.substring(0, end);
    }

    private Rating best() {
        Rating best = null;
        for (String delimiter : DELIMITERS) {
            if (occurs(delimiter)) {
                for (Dialect dialect : variants(delimiter)) {
                    Rating rating = rating(dialect);
                    if (rating.width() > 1 && (best == null || rating.score() > best.score() + TIE)) {
                        best = rating;
                    }
                }
            }
        }
        Rating oneColumn = rating(Dialect.of(""));
        if (best == null || best.score() < oneColumn.score() * ONE_COLUMN) {
            return new Rating(occurs(usualDelimiter) ? Dialect.of("") : Dialect.of(usualDelimiter), 1, 0);
        }
        return best;
    }

    private boolean occurs(String delimiter) {
        return delimiter.equals(Dialect.BLANKS) ? sample.indexOf(' ') >= 0 : sample.contains(delimiter);
    }

    private List<Dialect> variants(String delimiter) {
        List<Dialect> variants = new ArrayList<>();
        Dialect dialect = Dialect.of(delimiter);
        variants.add(dialect);
        if (sample.contains("\\\"")) {
            variants.add(dialect.withBackslash());
        }
        if (sample.contains(delimiter + "'") || sample.startsWith("'") || sample.contains("\n'")) {
            variants.add(dialect.withQuote('\''));
        }
        return variants;
    }

    private Rating rating(Dialect dialect) {
        RowReader reader = new RowReader(sample, dialect, complete, 0);
        List<List<String>> rows = reader.read(ROWS);
        if (rows.isEmpty()) {
            // Not even the first row is whole; how its beginning is cut is all there is to see.
            rows = new RowReader(sample, dialect, true, 0).read(1);
        }
        int width = CellRows.width(rows);
        long alike = rows.stream().filter(row -> row.size() == width).count();
        long shorterRows = rows.stream()
                .filter(row -> row.size() < width && row.size() > 0)
                .count();
        boolean headed = !rows.isEmpty() && rows.get(0).size() == width;
        double share = rows.isEmpty() ? 0 : (alike + (headed ? shorterRows / 2.0 : 0)) / rows.size();
        double score = share * share * cells(rows, width) * (1 - 0.3 / Math.max(1, width));
        if (dialect.isOfBlanks()) {
            score *= isOfNumbers(rows, width) && (headed || sample.startsWith("\""))
                    ? 0.9
                    : sample.contains("\" \"") ? 0.4 : 0;
        }
        // Quotes of a language, or a path that ends with a backslash, must do better than a little.
        boolean usualQuotes = dialect.quote() == '"' && !dialect.backslash();
        double habit = (dialect.delimiter().equals(usualDelimiter) && !usualDelimiter.equals(",") ? PROMISE : 0)
                - (usualQuotes ? 0 : 0.01);
        return new Rating(
                dialect,
                width,
                score + habit - 0.05 * Math.min(4, reader.linesOfLiteralQuotes().size()));
    }

    /** How much the cells look like cells, 0 to 1. */
    private double cells(List<List<String>> rows, int width) {
        double sum = 0;
        int count = 0;
        for (List<String> row : rows) {
            for (String cell : row.size() == width && count < CELLS ? row : List.<String>of()) {
                sum += cell(cell.strip());
                count++;
            }
        }
        return count == 0 ? 0 : sum / count;
    }

    private static double cell(String cell) {
        if (isOfQuotes(cell)) {
            return 0.4;
        }
        if (CellType.of(cell) != CellType.TEXT) {
            return 1;
        }
        if (NumberForms.isDecimalComma(cell) || NumberForms.isThousands(cell)) {
            return 0.95;
        }
        return WORD.matcher(cell).matches() ? 0.9 : 0.6;
    }

    /** A quote at one end only, or at both: then it was no part of the cell. */
    private static boolean isOfQuotes(String cell) {
        if (cell.length() < 2) {
            return cell.equals("\"");
        }
        char first = cell.charAt(0);
        char last = cell.charAt(cell.length() - 1);
        return first == '"'
                || last == '"' && cell.indexOf('"') == cell.length() - 1
                || first == '\'' && last == '\''
                || first == '\'' && cell.indexOf('\'', 1) < 0 && cell.length() > 1;
    }

    /** Sentences are parted by blanks too: a third of the columns must be numbers, and of a CSV more than one. */
    private boolean isOfNumbers(List<List<String>> rows, int width) {
        int columns = 0;
        for (int i = 0; i < width; i++) {
            int column = i;
            long numbers = rows.stream()
                    .filter(row -> row.size() == width
                            && CellType.of(row.get(column).strip()).isNumber())
                    .count();
            columns += numbers * 5 >= rows.size() * 4L && numbers > 1 ? 1 : 0;
        }
        return columns >= (plainTable ? 2 : 1) && columns * 3 >= width;
    }
}
