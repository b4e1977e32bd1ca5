package io.kaggleingest.document.table;

import java.util.regex.Pattern;

/**
 * Dates and times as people and programs write them. Versions (1.0.2), results of matches (2-1) and addresses are none:
 * years have four digits, or two behind a slash or between parts of two digits each.
 */
final class DateForms {
    private static final String YEAR = "[12][0-9]{3}";
    private static final String MONTH = "(?:0?[1-9]|1[0-2])";
    private static final String DAY = "(?:0?[1-9]|[12][0-9]|3[01])";
    private static final String MONTH2 = "(?:0[1-9]|1[0-2])";
    private static final String DAY2 = "(?:0[1-9]|[12][0-9]|3[01])";
    private static final String NAME = "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
            + "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?";
    private static final String WEEKDAY = "(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\\.?";
    private static final String ORDINAL = "(?:st|nd|rd|th)?";
    private static final String ZONE = "(?:Z|UTC|GMT|[ECMP][SD]T|CES?T|BST|(?:UTC|GMT)?[+-][0-9]{2}(?::?[0-9]{2})?)";

    private static final String NUMERIC_DATE = parts("[-/.]", "[0-9]{4}", MONTH, DAY)
            + "|" + parts("[-/.]", DAY, MONTH, "[0-9]{4}")
            + "|" + parts("[-/.]", MONTH, DAY, "[0-9]{4}")
            + "|" + parts("/", DAY, MONTH, "[0-9]{2}")
            + "|" + parts("/", MONTH, DAY, "[0-9]{2}")
            + "|" + parts("[-.]", DAY2, MONTH2, "[0-9]{2}")
            + "|" + parts("[-.]", MONTH2, DAY2, "[0-9]{2}")
            + "|" + parts("[-/]", "[0-9]{2}", MONTH2, DAY2)
            + "|[0-9]{4}年 ?" + MONTH + "月 ?" + DAY + "日|[0-9]{4}년 ?" + MONTH + "월 ?" + DAY + "일";

    private static final String WORDED_DATE = "(?:" + WEEKDAY + ",? )?(?:"
            + DAY + ORDINAL + "[-/ ]" + NAME + "(?:[-/ ]|, ?)(?:" + YEAR + "|[0-9]{2})"
            + "|" + NAME + "[- ]" + DAY + ORDINAL + "(?:, ?| |-)" + YEAR
            + "|" + YEAR + "[-/ ]" + NAME + "[-/ ]" + DAY + ")";

    private static final String DATE = "(?:" + NUMERIC_DATE + "|" + WORDED_DATE + ")";

    private static final String MONTH_OF_YEAR = YEAR + "[-/]" + MONTH2
            + "|" + MONTH + "/" + YEAR
            + "|" + NAME + "(?:[-/ ]|, ?)(?:" + YEAR + "|'?[0-9]{2})"
            + "|" + YEAR + "[-/ ]" + NAME
            + "|[0-9]{4}年 ?" + MONTH + "月";

    private static final String TIME =
            "(?:[01]?[0-9]|2[0-4]):[0-5][0-9](?::[0-5][0-9](?:[.,:][0-9]{1,9})?)?(?: ?[ap]\\.?m\\.?)?";

    private static final Pattern DATES = compile(DATE + "|" + MONTH_OF_YEAR);
    private static final Pattern TIMES = compile(TIME);
    private static final Pattern DATETIMES = compile(DATE + "(?:T|,? +|_)(?:" + TIME + "|[0-9]{2})(?: ?" + ZONE + ")?"
            + "|" + TIME + ",? " + DATE
            + "|" + WEEKDAY + ",? " + NAME + " +" + DAY + " " + TIME + "(?: " + ZONE + ")? " + YEAR
            + "|" + YEAR + MONTH2 + DAY2 + "[T_ ](?:[01][0-9]|2[0-4])[0-5][0-9](?:[0-5][0-9](?:\\.[0-9]{1,9})?)?Z?");

    private DateForms() {}

    static CellType of(String cell) {
        if (!mayBe(cell)) {
            return CellType.TEXT;
        }
        if (DATES.matcher(cell).matches()) {
            return CellType.DATE;
        }
        if (DATETIMES.matcher(cell).matches()) {
            return CellType.DATETIME;
        }
        return TIMES.matcher(cell).matches() ? CellType.TIME : CellType.TEXT;
    }

    /** A digit and something beside it: spares most texts the patterns. */
    private static boolean mayBe(String cell) {
        boolean digit = false;
        for (int i = 0; i < cell.length() && !digit; i++) {
            digit = cell.charAt(i) >= '0' && cell.charAt(i) <= '9';
        }
        return digit && cell.length() > 3;
    }

    private static String parts(String separator, String... parts) {
        return String.join(separator, parts);
    }

    private static Pattern compile(String pattern) {
        return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
    }
}
