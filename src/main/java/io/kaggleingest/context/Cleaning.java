package io.kaggleingest.context;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What every text that people wrote goes through before it enters a document: line ends, invisible characters, embedded
 * files and leaked secrets. Idempotent.
 */
final class Cleaning {
    private static final Pattern DATA_URI =
            Pattern.compile("data:[a-zA-Z0-9.+/-]{3,80}(?:;[a-zA-Z0-9=._-]{1,40}){0,4}+,[A-Za-z0-9+/=%_-]{16,}+");
    private static final Pattern ENCODED_LINE = Pattern.compile("[A-Za-z0-9+/_-]{400,}+={0,2}");
    private static final Pattern ENCODED_BLOCK =
            Pattern.compile("(?:(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{60,}+\\n){5,}+[A-Za-z0-9+/]*+={0,2}");

    private Cleaning() {}

    static String text(String raw) {
        if (raw == null || raw.isEmpty()) {
            return "";
        }
        String text = DATA_URI.matcher(printable(raw)).replaceAll("[embedded data]");
        text = named(ENCODED_BLOCK.matcher(text));
        text = named(ENCODED_LINE.matcher(text));
        return Secrets.mask(text);
    }

    /** A name, a title, a value: one line, of bounded length. */
    static String line(String raw, int limit) {
        return shorten(text(raw).replaceAll("\\s+", " ").strip(), limit);
    }

    /** Cut to {@code limit} characters, the last of them an ellipsis; never through a surrogate pair. */
    static String shorten(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        int end = limit - 1;
        if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end).stripTrailing() + "…";
    }

    private static String named(Matcher encoded) {
        return encoded.replaceAll(found -> "[" + found.group().length() + " characters of encoded data]");
    }

    /** Unix line ends; no control characters, broken surrogates or tag characters (which a model reads, a person not). */
    private static String printable(String raw) {
        StringBuilder text = new StringBuilder(raw.length());
        raw.replace("\r\n", "\n").codePoints().forEach(c -> {
            if (c == '\r') {
                text.append('\n');
            } else if (c >= 0xD800 && c <= 0xDFFF) {
                text.append('\uFFFD');
            } else if (c == '\n' || c == '\t' || !isInvisible(c)) {
                text.appendCodePoint(c);
            }
        });
        return text.toString();
    }

    private static boolean isInvisible(int c) {
        return c < ' '
                || c >= 0x7F && c < 0xA0
                || c == 0xFEFF
                || c >= 0x202A && c <= 0x202E
                || c >= 0x2066 && c <= 0x2069
                || c >= 0xE0000 && c <= 0xE007F;
    }
}
