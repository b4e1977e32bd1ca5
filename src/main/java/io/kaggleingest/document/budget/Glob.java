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
        String plain = pattern.strip().toLowerCase(Locale.ROOT);
        String rooted = plain.startsWith("/") ? plain.substring(1) : plain;
        this.pattern = rooted.endsWith("/") ? rooted + "**" : rooted;
        this.anywhere = !plain.contains("/");
    }

    boolean matches(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return matched(lower) || anywhere && matched(lower.substring(lower.lastIndexOf('/') + 1));
    }

    /** Time grows with pattern times name, whatever a caller sends: no regular expression with stars in a row. */
    private boolean matched(String name) {
        boolean[] reached = new boolean[name.length() + 1];
        reached[0] = true;
        for (int p = 0; p < pattern.length(); p++) {
            char c = pattern.charAt(p);
            boolean deep = c == '*' && p + 1 < pattern.length() && pattern.charAt(p + 1) == '*';
            reached = c == '*' ? star(reached, name, deep) : one(reached, name, c);
            p += deep ? 1 : 0;
        }
        return reached[name.length()];
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
