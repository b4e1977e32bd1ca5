package io.kaggleingest.document.budget;

import java.util.HashMap;
import java.util.Map;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;

/**
 * Exact counts in o200k; text that spells a special token counts as the ordinary text that it is. Texts that share long
 * stretches, such as a document and its parts, are counted little slower than one of them: what was counted once is
 * remembered. For one thread and one document, because it keeps all that it has seen.
 *
 * <p>The encoding cuts a text into words before it does anything else, and no word of its pattern goes from a letter or a
 * digit to a character of ASCII that is neither, except to an apostrophe. Hence a text may be counted in stretches that
 * meet in such places.
 */
public final class TokenCount {
    /** One in so many places is a seam: some hundred characters lie between two. A power of two. */
    private static final int SEAMS = 32;

    /** Which places are seams depends on so many characters before them, so that equal stretches have the same seams. */
    private static final int LOOK_BACK = 4;

    private final Map<String, Integer> counts = new HashMap<>();

    TokenCount() {}

    /** Reads its vocabulary (some megabytes) when it is first asked for. */
    private static final class Vocabulary {
        static final Encoding O200K = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);
    }

    /** Reads the vocabulary ahead of the first document; takes a second. */
    public static void prepare() {
        of("");
    }

    public static int of(String text) {
        return Vocabulary.O200K.countTokensOrdinary(text);
    }

    int in(String text) {
        int tokens = 0;
        int start = 0;
        for (int i = LOOK_BACK; i < text.length(); i++) {
            if (isSeam(text, i)) {
                tokens += countOnce(text.substring(start, i));
                start = i;
            }
        }
        return tokens + countOnce(text.substring(start));
    }

    /** How many different stretches were counted. */
    int stretches() {
        return counts.size();
    }

    private int countOnce(String stretch) {
        return counts.computeIfAbsent(stretch, TokenCount::of);
    }

    private static boolean isSeam(String text, int at) {
        char after = text.charAt(at);
        if (after > '~' || after == '\'' || isWordOfAscii(after) || !Character.isLetterOrDigit(text.charAt(at - 1))) {
            return false;
        }
        int hash = 0;
        for (int i = at - LOOK_BACK; i < at; i++) {
            hash = hash * 31 + text.charAt(i);
        }
        return (hash * 0x9E3779B1 >>> 16) % SEAMS == 0;
    }

    private static boolean isWordOfAscii(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }
}
