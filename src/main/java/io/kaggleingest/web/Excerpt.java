package io.kaggleingest.web;

/** A caller's own text made fit to be shown back in one line. */
public final class Excerpt {

    private static final int LIMIT = 100;

    private Excerpt() {}

    public static String shorten(String text) {
        String line = text.codePoints()
                .limit(LIMIT)
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return line.length() < text.length() ? line + "…" : line;
    }
}
