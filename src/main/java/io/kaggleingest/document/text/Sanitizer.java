package io.kaggleingest.document.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.kaggleingest.kaggle.CombiningMarks;

/**
 * What every text that people wrote goes through before it enters a document: line ends, invisible characters, embedded
 * files and leaked secrets. Idempotent.
 */
public final class Sanitizer {
    /** With a media type, or none and an encoding: {@code data:values,more} is code. */
    private static final Pattern DATA_URI =
            Pattern.compile("(?i)data:(?:(?:image|audio|video|application|text|font|model)/[a-z0-9.+-]{1,80}"
                    + "(?:;[a-z0-9=._-]{1,40}){0,4}+|(?:;[a-z0-9=._-]{1,40}){1,4}+),(?:(?<=;base64,)\\s{1,9})?"
                    + "[a-z0-9+/=%_-]{16,}+(?:\\n[a-z0-9+/]{40,}+={0,2})*+");

    private static final Pattern ENCODED_LINE = Pattern.compile("(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{400,}+={0,2}");
    /** Lines of bytes as Python shows them: their ends are a backslash and an n. */
    private static final Pattern ENCODED_BYTES =
            Pattern.compile("(?<![A-Za-z0-9+/])(?:[A-Za-z0-9+/]{60,}+\\\\n){5,}+[A-Za-z0-9+/]*+={0,2}");

    private static final Pattern ENCODED_BLOCK =
            Pattern.compile("(?:(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{60,}+\\n){5,}+[A-Za-z0-9+/]*+={0,2}");

    /**
     * How many times the length of a line is cleaned for it. It is generous, because a secret that is cut is not
     * recognised.
     */
    private static final int BEGINNING = 4;

    private Sanitizer() {}

    public static String text(@Nullable String raw) {
        if (raw == null || raw.isEmpty()) {
            return "";
        }
        String text = DATA_URI.matcher(CombiningMarks.cut(printable(raw))).replaceAll("[embedded data]");
        text = maskEncoded(ENCODED_BLOCK.matcher(text));
        text = maskEncoded(ENCODED_BYTES.matcher(text));
        text = maskEncoded(ENCODED_LINE.matcher(text));
        return Secrets.mask(text);
    }

    /** A name, a title, a value: one line, of bounded length. */
    public static String line(@Nullable String raw, int limit) {
        return shorten(text(beginning(raw, limit)).replaceAll("\\s+", " ").strip(), limit);
    }

    /** As much of a text as a line of {@code limit} characters may be made of, by whole words. */
    private static @Nullable String beginning(@Nullable String raw, int limit) {
        int enough = BEGINNING * limit;
        if (raw == null || raw.length() <= enough) {
            return raw;
        }
        int end = raw.lastIndexOf(' ', enough);
        return raw.substring(0, end < enough / 2 ? enough : end);
    }

    /** Cut to {@code limit} characters, the last of them an ellipsis; never through a surrogate pair. */
    public static String shorten(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        int end = limit - 1;
        if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end).stripTrailing() + "…";
    }

    private static String maskEncoded(Matcher encoded) {
        return encoded.replaceAll(match -> isEncoded(match.group())
                ? "[" + match.group().length() + " characters of encoded data]"
                : Matcher.quoteReplacement(match.group()));
    }

    /** Letters of one kind only are a sequence, of proteins or genes. */
    private static boolean isEncoded(String text) {
        boolean digits = text.chars().anyMatch(c -> c >= '0' && c <= '9');
        boolean large = text.chars().anyMatch(c -> c >= 'A' && c <= 'Z');
        boolean small = text.replace("\\n", "\n").chars().anyMatch(c -> c >= 'a' && c <= 'z');
        return large && small || digits && (large || small);
    }

    /** Unix line ends; no broken surrogates, nor what a model reads and a person does not see. */
    private static String printable(String raw) {
        return raw.codePoints().noneMatch(Sanitizer::wantsCare) ? raw : rewrite(raw);
    }

    private static boolean wantsCare(int c) {
        boolean plain = c >= ' ' && c <= '~' || c == '\n';
        return !plain
                && (InvisibleCharacters.is(c)
                        || InvisibleCharacters.isJoiner(c)
                        || InvisibleCharacters.isBroken(c)
                        || InvisibleCharacters.isLineEnd(c));
    }

    private static String rewrite(String raw) {
        int[] points = raw.replace("\r\n", "\n")
                .codePoints()
                .filter(c -> !InvisibleCharacters.is(c))
                .toArray();
        StringBuilder text = new StringBuilder(raw.length());
        int before = ' ';
        int joiner = 0;
        for (int i = 0; i < points.length; i++) {
            int c = points[i];
            if (!InvisibleCharacters.isJoiner(c)) {
                before = InvisibleCharacters.isBroken(c) ? '\uFFFD' : InvisibleCharacters.isLineEnd(c) ? '\n' : c;
                joiner = 0;
                text.appendCodePoint(before);
            } else if (InvisibleCharacters.mayJoin(before, joiner, c, i + 1 < points.length ? points[i + 1] : ' ')) {
                joiner = c;
                text.appendCodePoint(c);
            }
        }
        return text.toString();
    }
}
