package io.kaggleingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the code uses a pattern that it keeps in a field. */
final class PatternUses {

    private PatternUses() {}

    /** @param where class and field; whether the source only asks if texts match it from their beginning to their end */
    static boolean matchWholeTextsOnly(String where) {
        String name = where.split(" ")[0];
        String field = name.substring(name.lastIndexOf('.') + 1);
        String type = name.substring(0, name.lastIndexOf('.'));
        int inner = type.indexOf('$');
        Path source = Path.of(
                "src/main/java/io/kaggleingest",
                (inner < 0 ? type : type.substring(0, inner)).replace('.', '/') + ".java");
        String code;
        try {
            code = Files.exists(source) ? Files.readString(source) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Matcher use =
                Pattern.compile("\\b" + Pattern.quote(field) + "\\b(?!\\s*=)").matcher(code);
        boolean used = false;
        while (use.find()) {
            if (!code.substring(use.end())
                            .matches(
                                    "(?s)\\s*\\.matcher\\((?:[^()]|\\((?:[^()]|\\([^()]*\\))*\\))*\\)\\s*\\.(?:matches|lookingAt)\\(.*")
                    && !code.substring(use.end()).matches("(?s)\\s*\\.asMatchPredicate\\(.*")) {
                return false;
            }
            used = true;
        }
        return used;
    }
}
