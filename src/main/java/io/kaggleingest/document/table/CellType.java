package io.kaggleingest.document.table;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What one cell by itself can be read as. */
enum CellType {
    NULL,
    BOOLEAN,
    INTEGER,
    FLOAT,
    DATE,
    DATETIME,
    TIME,
    TEXT;

    private static final Set<String> NULLS =
            Set.of("", "na", "n/a", "#n/a", "nan", "-nan", "null", "none", "nil", "nat", "\\n", "<na>");

    private static final int LONGEST = 60;
    private static final Pattern BOOLEANS = Pattern.compile("(?i)true|false|yes|no");
    private static final Pattern INTEGERS = Pattern.compile("[+-]?(?:0|[1-9][0-9]{0,18})");
    private static final Pattern FLOATS = Pattern.compile(
            "[+-]?(?:(?:0|[1-9][0-9]{0,30})(?:\\.[0-9]{0,60}(?:[eE][+-]?[0-9]{1,4})?|[eE][+-]?[0-9]{1,4})"
                    + "|\\.[0-9]{1,60}(?:[eE][+-]?[0-9]{1,4})?|(?i:inf(?:inity)?))");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger GREATEST = BigInteger.valueOf(Long.MAX_VALUE);

    /** @param cell without blanks around it */
    static CellType of(String cell) {
        if (isNull(cell)) {
            return NULL;
        }
        if (cell.length() > 2 * LONGEST) {
            return TEXT;
        }
        if (BOOLEANS.matcher(cell).matches()) {
            return BOOLEAN;
        }
        if (INTEGERS.matcher(cell).matches() && fitsInto64Bits(cell)) {
            return INTEGER;
        }
        if (FLOATS.matcher(cell).matches()) {
            return FLOAT;
        }
        return cell.length() > LONGEST ? TEXT : DateForms.of(cell);
    }

    static boolean isNull(String cell) {
        return cell.length() < 6 && NULLS.contains(cell.toLowerCase(Locale.ROOT));
    }

    static boolean isDigits(String cell) {
        return DIGITS.matcher(cell).matches();
    }

    boolean isNumber() {
        return this == INTEGER || this == FLOAT;
    }

    /** Whether a cell of this type is a value and no name. */
    boolean isTelling() {
        return isNumber() || this == DATE || this == DATETIME;
    }

    private static boolean fitsInto64Bits(String integer) {
        if (integer.length() < 19) {
            return true;
        }
        BigInteger value = new BigInteger(integer);
        return value.compareTo(LEAST) >= 0 && value.compareTo(GREATEST) <= 0;
    }
}
