package io.kaggleingest.document.text;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The language of code, as highlighters and editors say it in class names. */
public final class CodeLanguage {
    private static final Pattern PREFIXED =
            Pattern.compile("(?:language-|lang-|highlight-source-|brush:\\s?)([A-Za-z0-9+#]{1,20})(?![A-Za-z0-9+#-])");

    /** What stands as a class of its own. */
    private static final Set<String> BARE = Set.of(
            "python", "r", "julia", "sql", "bash", "shell", "json", "java", "cpp", "javascript", "html", "xml", "yaml");

    private CodeLanguage() {}

    /** Empty if none is told. */
    public static String of(String classes) {
        Matcher match = PREFIXED.matcher(classes);
        if (match.find()) {
            return match.group(1);
        }
        for (String name : classes.split("\\s+")) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (BARE.contains(lower)) {
                return lower;
            }
        }
        return "";
    }
}
