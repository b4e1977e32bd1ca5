package io.kaggleingest.document.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether a row names the columns of those below. For it speaks a word above numbers or dates, or one of another make
 * than all below it; against it a value where those below are of the same kind, and a word that comes again below.
 * Numbers may be names: years, horizons, positions.
 */
final class HeaderRow {
    /** Rows below that are looked at. */
    private static final int ROWS = 200;

    private static final int COLUMNS = 400;
    private static final int WORDS_OF_A_SENTENCE = 7;
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Set<String> USUAL_NAMES = Set.of(
            ("id ids idx index key name names title label labels class target type category group kind code date day month"
                            + " year time timestamp hour week country region state city town county province area district location"
                            + " place address zip postcode store shop product item sku brand model customer user user_id age sex"
                            + " gender species text sentence comment review message content description url image image_id file"
                            + " filename path source language lang value values score rating price amount count quantity size unit"
                            + " station site sensor team player season series entity indicator variable feature metric"
                            + " subject patient sample question answer status result number no nr symbol currency row column")
                    .split(" "));

    private final List<String> first;
    private final List<List<String>> below;
    private final int width;

    private HeaderRow(List<String> first, List<List<String>> below) {
        this.first = first;
        this.below = below.subList(0, Math.min(ROWS, below.size()));
        this.width = Math.min(first.size(), COLUMNS);
    }

    /** @param rows all rows, the one in question first */
    static boolean isIn(List<List<String>> rows) {
        return new HeaderRow(rows.get(0), rows.subList(1, rows.size())).namesColumns();
    }

    /** Whether it also has a word above numbers or dates, which no row of data would have. */
    static boolean standsAboveValues(List<List<String>> rows) {
        HeaderRow row = new HeaderRow(rows.get(0), rows.subList(1, rows.size()));
        for (int i = 0; i < row.width; i++) {
            if (isName(row.first.get(i).strip()) && isColumnOfValues(row.column(i))) {
                return true;
            }
        }
        return false;
    }

    private boolean namesColumns() {
        boolean anyName = false;
        for (int i = 0; i < width; i++) {
            anyName |= isName(first.get(i).strip());
        }
        if (below.size() < 2) {
            return anyName || below.isEmpty();
        }
        int aboveValues = 0;
        int alike = 0;
        for (int i = 0; i < width; i++) {
            List<String> column = column(i);
            if (isColumnOfValues(column)) {
                String cell = first.get(i).strip();
                aboveValues += isName(cell) ? 1 : 0;
                alike += !isName(cell) && !CellType.isNull(cell) ? 1 : 0;
            }
        }
        if (aboveValues > 0) {
            return alike == 0 || aboveValues >= alike || isNumbered();
        }
        if (alike > 0) {
            return anyName || startsNameless() ? isNumbered() : NumberedRow.isAbove(first, below);
        }
        return !comesAgain() && !isOfSentences();
    }

    private List<String> column(int index) {
        List<String> column = new ArrayList<>();
        for (List<String> row : below) {
            column.add(index < row.size() ? row.get(index).strip() : "");
        }
        return column;
    }

    private static boolean isColumnOfValues(List<String> column) {
        int values = 0;
        int others = 0;
        for (String cell : column) {
            CellType type = CellType.of(cell);
            boolean value = type.isTelling() || isLikeANumber(cell);
            values += value ? 1 : 0;
            others += value || type == CellType.NULL ? 0 : 1;
        }
        return values > 0 && values >= 4 * others;
    }

    private static boolean isLikeANumber(String cell) {
        return CellType.isDigits(cell) || NumberForms.isDecimalComma(cell) || NumberForms.isThousands(cell);
    }

    private static boolean isName(String cell) {
        CellType type = CellType.of(cell);
        return type == CellType.BOOLEAN || type == CellType.TEXT && !isLikeANumber(cell) && !NullMarkers.isKnown(cell);
    }

    private boolean startsNameless() {
        return first.get(0).isBlank()
                && below.stream().noneMatch(row -> row.get(0).isBlank());
    }

    /**
     * Beside words or a nameless index there are numbers that count: 2019, 2020 or 7, 14, 28 or 0, 1, 2. A single one
     * may be a year, or stand beside a word that is a name to anybody.
     */
    private boolean isNumbered() {
        List<Long> numbers = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            String cell = first.get(i).strip();
            if (!isName(cell) && !CellType.isNull(cell)) {
                if (!cell.matches("[0-9]{1,9}")) {
                    return false;
                }
                numbers.add(Long.parseLong(cell));
            }
        }
        for (int i = 1; i < numbers.size(); i++) {
            if (numbers.get(i) <= numbers.get(i - 1)) {
                return false;
            }
        }
        return !numbers.isEmpty() && !comesAgain() && (startsNameless() || isOfAnotherMake() || areYears(numbers));
    }

    private boolean areYears(List<Long> numbers) {
        return numbers.stream().allMatch(NumberedRow::isYear)
                && below.stream().allMatch(row -> row.stream()
                        .skip(1)
                        .map(String::strip)
                        .filter(cell -> cell.matches("[0-9]{4}"))
                        .noneMatch(cell -> NumberedRow.isYear(Long.parseLong(cell))));
    }

    /** A word of the first row is a usual name, or written otherwise than all that stand below it. */
    private boolean isOfAnotherMake() {
        for (int i = 0; i < width; i++) {
            String cell = first.get(i).strip();
            if (isName(cell)
                    && (USUAL_NAMES.contains(cell.toLowerCase(Locale.ROOT)) || isOfAnotherMake(cell, column(i)))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfAnotherMake(String cell, List<String> column) {
        List<String> present = column.stream().filter(value -> !value.isEmpty()).toList();
        if (present.size() < 2) {
            return false;
        }
        boolean digits = hasDigit(cell);
        boolean capital = Character.isUpperCase(cell.codePointAt(0));
        return present.stream().allMatch(value -> hasDigit(value) != digits)
                || present.stream().allMatch(value -> Character.isUpperCase(value.codePointAt(0)) != capital);
    }

    private static boolean hasDigit(String text) {
        return text.chars().anyMatch(Character::isDigit);
    }

    /** A word of it stands again below, in a row that is not the header once more, in a column of words that repeat. */
    private boolean comesAgain() {
        for (int i = 0; i < width; i++) {
            String cell = first.get(i).strip();
            List<String> column = column(i);
            if (!cell.isEmpty() && new HashSet<>(column).size() * 2 <= Math.max(4, column.size())) {
                int again = 0;
                for (int row = 0; row < below.size(); row++) {
                    again += column.get(row).equals(cell) && !isRepeated(below.get(row)) ? 1 : 0;
                }
                // The word "label" may also be one of the labels.
                int allowance = USUAL_NAMES.contains(cell.toLowerCase(Locale.ROOT)) ? below.size() / 10 : 0;
                if (again > allowance) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isRepeated(List<String> row) {
        return first.size() > 1
                && row.equals(first)
                && below.stream().filter(first::equals).count() * 10 <= below.size();
    }

    /** Names are short: a sentence above sentences is a row of data. */
    private boolean isOfSentences() {
        for (int i = 0; i < width; i++) {
            if (words(first.get(i)) >= WORDS_OF_A_SENTENCE) {
                double mean =
                        column(i).stream().mapToInt(HeaderRow::words).average().orElse(0);
                if (mean >= WORDS_OF_A_SENTENCE) {
                    return true;
                }
            }
        }
        return false;
    }

    private static int words(String cell) {
        String text = cell.strip();
        return text.isEmpty() ? 0 : BLANKS.split(text.length() > 1000 ? text.substring(0, 1000) : text).length;
    }
}
