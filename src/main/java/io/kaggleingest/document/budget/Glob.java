package io.kaggleingest.document.budget;

import java.util.Locale;

/**
 * Patterns as in a .gitignore: {@code *} within a name, {@code **} across directories, {@code ?} one character, a
 * trailing {@code /} for all below. Without a slash the pattern is for the last segment too. Case does not matter.
 */
final class Glob {
    private final String pattern;
    private final boolean anywhere;

    Glob(String pattern) {
        String lower = pattern.strip().toLowerCase(Locale.ROOT);
        String path = lower.startsWith("/") ? lower.substring(1) : lower;
        this.pattern = path.endsWith("/") ? path + "**" : path;
        this.anywhere = !lower.contains("/");
    }

    boolean matches(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return matchesPattern(lower) || anywhere && matchesPattern(lower.substring(lower.lastIndexOf('/') + 1));
    }

    /** Time grows with pattern times name, whatever a caller sends: no regular expression with stars in a row. */
    private boolean matchesPattern(String name) {
        boolean[] matchesUpTo = new boolean[name.length() + 1];
        matchesUpTo[0] = true;
        for (int p = 0; p < pattern.length(); p++) {
            char c = pattern.charAt(p);
            boolean deep = c == '*' && p + 1 < pattern.length() && pattern.charAt(p + 1) == '*';
            matchesUpTo = c == '*' ? star(matchesUpTo, name, deep) : one(matchesUpTo, name, c);
            p += deep ? 1 : 0;
        }
        return matchesUpTo[name.length()];
    }

    private static boolean[] star(boolean[] before, String name, boolean deep) {
        boolean[] after = before.clone();
        for (int i = 0; i < name.length(); i++) {
            after[i + 1] |= after[i] && (deep || name.charAt(i) != '/');
        }
        return after;
    }

    private static boolean[] one(boolean[] before, String name, char c) {
        boolean[] after = new boolean[before.length];
        for (int i = 0; i < name.length(); i++) {
            boolean fits = c == '?' ? name.charAt(i) != '/' : name.charAt(i) == c;
            after[i + 1] = before[i] && fits;
        }
        return after;
    }
}
