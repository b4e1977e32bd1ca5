package io.kaggleingest.document.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A submission as a text shows it: a header and its first row. Values without names above them, lists of labels and
 * formulas are none.
 *
 * @param header as it stands there, with what is elided
 * @param names of the header, without what is elided
 * @param row the first one, or null
 */
record SubmissionExample(String header, List<String> names, boolean elided, @Nullable String row) {
    private static final int LONGEST = 600;
    private static final Pattern SEPARATORS = Pattern.compile("[,;\\t]");
    private static final Pattern NAME = Pattern.compile("[\\p{L}_$#\"'(\\[][^={}<>:|?!]{0,79}");
    private static final Pattern VALUE = Pattern.compile("[-+]?(?=\\.*+\\d)[\\d.]++(?:[eE][-+]?\\d+)?");
    private static final Pattern IDENTIFIER_OF_A_ROW = Pattern.compile("(?=(?:\\D*\\d){4})[\\w.-]{8,}");
    private static final Pattern ELISION = Pattern.compile("\\.{2,}|…");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?=[_*\\[\\]()#~.-])");

    /** From lines of which the first that is not blank must be the header. */
    static Optional<SubmissionExample> of(List<String> lines) {
        List<String> rows = lines.stream()
                .map(SubmissionExample::trim)
                .filter(line -> !line.isEmpty())
                .limit(6)
                .toList();
        if (rows.isEmpty() || rows.get(0).length() > LONGEST) {
            return Optional.empty();
        }
        String header = rows.get(0);
        String separator = separator(header);
        if (separator == null) {
            return Optional.empty();
        }
        List<String> names = new ArrayList<>();
        boolean elided = false;
        for (String cell : cells(header, separator)) {
            String name = ELISION.matcher(cell).replaceAll("").strip();
            elided |= !name.equals(cell);
            if (!name.isEmpty()) {
                if (!isName(name)) {
                    return Optional.empty();
                }
                names.add(unquote(name));
            } else if (!elided) {
                return Optional.empty();
            }
        }
        String first = rows.size() > 1 ? rows.get(1) : "";
        boolean row = !first.isEmpty() && isRow(first, separator, names.size(), elided);
        if (names.size() < 2 && !elided || names.stream().distinct().count() < names.size()) {
            return Optional.empty();
        }
        return Optional.of(new SubmissionExample(
                String.join(separator, cells(header, separator)),
                List.copyOf(names),
                elided,
                row ? join(first, separator) : null));
    }

    private static String join(String row, String separator) {
        return String.join(separator, cells(row, separator));
    }

    /** Without what a host leaves at the end of a line, and without escapes of Markdown. */
    private static String trim(String line) {
        return ESCAPE.matcher(line.replaceFirst("(?:\\\\|<br ?/?>)\\s*$", ""))
                .replaceAll("")
                .strip();
    }

    private static @Nullable String separator(String header) {
        var match = SEPARATORS.matcher(header);
        return match.find() ? match.group() : null;
    }

    private static List<String> cells(String line, String separator) {
        List<String> cells = new ArrayList<>();
        for (String cell : line.split(separator, -1)) {
            cells.add(cell.strip());
        }
        return cells;
    }

    private static boolean isName(String cell) {
        return NAME.matcher(cell).matches()
                && cell.split("\\s+").length <= 4
                && !IDENTIFIER_OF_A_ROW.matcher(cell).matches()
                && !cell.matches("\\[.*\\]|(?i)etc\\.?|[iI]+|(?i)yes|no|true|false|nan|null");
    }

    /** As wide as the header, and with something that is a value rather than a name. */
    private static boolean isRow(String line, String separator, int width, boolean elided) {
        List<String> cells = cells(line, separator);
        boolean wide = elided || cells.size() >= width;
        return wide && (cells.size() > 1 || elided) && !line.matches("(?i)(?:etc|\\.+|…).*");
    }

    private static String unquote(String name) {
        return name.replaceAll("^[\"']|[\"']$", "");
    }

    /** Whether the row below the header shows that the first line is one: names stand above values. */
    boolean hasValues() {
        String separator = separator(header);
        return row != null
                && separator != null
                && cells(row, separator).stream()
                        .anyMatch(cell -> VALUE.matcher(cell).matches()
                                || cell.isEmpty()
                                || !NAME.matcher(cell).matches()
                                || cell.matches(".*\\d.*|[\"'].*"));
    }
}
