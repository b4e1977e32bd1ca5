package io.kaggleingest.document.table;

import java.util.regex.Pattern;

/** Numbers that a plain read takes for text: with a decimal comma, or with marks between thousands. */
final class NumberForms {
    private static final Pattern DECIMAL_COMMA =
            Pattern.compile("[+-]?(?:[0-9]{1,18}|[0-9]{1,3}(?:\\.[0-9]{3}){1,6}),[0-9]{1,18}(?:[eE][+-]?[0-9]{1,4})?");
    private static final Pattern THOUSANDS =
            Pattern.compile("[+-]?[1-9][0-9]{0,2}(?:,[0-9]{3}){1,6}(?:\\.[0-9]{1,18})?");

    private NumberForms() {}

    /** With at least one comma, and only one: 0,5 or 1.234,50. */
    static boolean isDecimalComma(String cell) {
        return cell.length() < 50 && DECIMAL_COMMA.matcher(cell).matches();
    }

    /** With at least one comma: 1,234 or 1,234,567.89. */
    static boolean isThousands(String cell) {
        return cell.length() < 50 && THOUSANDS.matcher(cell).matches();
    }
}
