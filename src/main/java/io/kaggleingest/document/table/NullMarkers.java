package io.kaggleingest.document.table;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What people write where a value is missing, beside what every reader of tables takes for it. */
final class NullMarkers {
    private static final Set<String> KNOWN = Set.of(
            "?",
            "??",
            "-",
            "--",
            "---",
            ".",
            "..",
            "...",
            "…",
            "–",
            "—",
            "*",
            "**",
            "***",
            "_",
            "/",
            ":",
            "nr",
            "n.r.",
            "nd",
            "n.d.",
            "n.a.",
            "n/r",
            "n/d",
            "na.",
            "unknown",
            "unk",
            "missing",
            "not available",
            "not reported",
            "not recorded",
            "not applicable",
            "no data",
            "(null)",
            "[null]",
            "(missing)",
            "(none)",
            "<null>",
            "#null!",
            "#div/0!",
            "#value!",
            "#ref!",
            "#name?",
            "#num!",
            "undefined",
            "tbd",
            "tba",
            "suppressed",
            "data not available");

    /** A word that may stand for something missing; what has a digit, such as {@code <5} or {@code 10+}, is a value. */
    private static final Pattern WORD = Pattern.compile("[\\p{L}][\\p{L} ./_()'-]{0,29}|[^\\p{L}\\p{N}]{1,4}");

    private NullMarkers() {}

    static boolean isKnown(String cell) {
        return cell.length() <= 20 && KNOWN.contains(cell.toLowerCase(Locale.ROOT));
    }

    static boolean mayBe(String cell) {
        return WORD.matcher(cell).matches();
    }
}
