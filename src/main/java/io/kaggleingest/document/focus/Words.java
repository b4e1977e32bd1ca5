package io.kaggleingest.document.focus;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.BitSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Cuts a text into the words by which it is found, in small letters: an identifier as a whole and as its parts, a number
 * without the commas of its thousands, and of scripts that have no blanks between words each pair of letters.
 */
final class Words {
    private static final Set<UnicodeScript> WITHOUT_BLANKS = Set.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.HANGUL,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR);

    /** Longer runs of letters are data, such as a picture in base 64. */
    private static final int LONGEST = 80;

    /** Shorter words may lose their second letter with their ending. */
    private static final int SHORT = 5;

    private final String text;
    private final @Nullable Beginnings beginnings;
    private final Consumer<String> each;

    private Words(String text, @Nullable Beginnings beginnings, Consumer<String> each) {
        this.text = text;
        this.beginnings = beginnings;
        this.each = each;
    }

    static void read(String text, Consumer<String> each) {
        read(text, null, each);
    }

    /** Words with other beginnings, which are most of a text, are passed on as empty texts. */
    static void read(String text, @Nullable Beginnings beginnings, Consumer<String> each) {
        new Words(Normalizer.normalize(text, Normalizer.Form.NFKC), beginnings, each).read();
    }

    /** The first two letters of words, as far as they are of ASCII. */
    static final class Beginnings {
        private final BitSet pairs = new BitSet();

        void add(String word) {
            if (word.length() > 1 && word.charAt(0) < 128 && word.charAt(1) < 128) {
                pairs.set(word.charAt(0) << 7 | word.charAt(1));
            }
        }

        private boolean has(char first, char second) {
            return first >= 128
                    || second >= 128
                    || pairs.get(Character.toLowerCase(first) << 7 | Character.toLowerCase(second));
        }
    }

    private boolean isWanted(int from, int to) {
        return beginnings == null || to - from < SHORT || beginnings.has(text.charAt(from), text.charAt(from + 1));
    }

    private void read() {
        int at = 0;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            int end = at + Character.charCount(point);
            if (isWithoutBlanks(point)) {
                end = run(end, true);
                pairs(at, end);
            } else if (isOfWord(point)) {
                end = run(end, false);
                word(at, end);
            }
            at = end;
        }
    }

    /** Where the word or the run of letters without blanks ends. */
    private int run(int from, boolean withoutBlanks) {
        int at = from;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            boolean inside = withoutBlanks
                    ? isWithoutBlanks(point) || isMark(point)
                    : isOfWord(point) && !isWithoutBlanks(point) || isJoint(at);
            if (!inside) {
                break;
            }
            at += Character.charCount(point);
        }
        return at;
    }

    /** A dot inside of a name or a number, or the comma of thousands. */
    private boolean isJoint(int at) {
        char c = text.charAt(at);
        if (c != '.' && c != ',' || at + 1 >= text.length() || at == 0) {
            return false;
        }
        char before = text.charAt(at - 1);
        char after = text.charAt(at + 1);
        if (c == '.') {
            return Character.isLetterOrDigit(before) && Character.isLetterOrDigit(after) && !isWithoutBlanks(after);
        }
        return isDigit(before) && at + 3 < text.length() && isDigit(after) && isDigit(text.charAt(at + 3));
    }

    private void word(int from, int to) {
        if (to - from > LONGEST) {
            return;
        }
        int part = from;
        boolean whole = true;
        boolean any = false;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            any |= c != '_';
            if (isDigit(c) || c == ',') {
                continue;
            }
            if (c == '_' || c == '.' && !isDecimal(i)) {
                part(part, i);
                part = i + 1;
                whole = false;
            } else if (i > part && beginsWord(i, to)) {
                part(part, i);
                part = i;
                whole = false;
            }
        }
        part(part, to);
        if (!whole && any) {
            each.accept(isWanted(from, to) ? text.substring(from, to).toLowerCase(Locale.ROOT) : "");
        }
    }

    private boolean isDecimal(int at) {
        return isDigit(text.charAt(at - 1)) && isDigit(text.charAt(at + 1));
    }

    /** As in {@code passengerId}, and before the last capital of {@code HTMLPage}. */
    private boolean beginsWord(int at, int end) {
        if (!Character.isUpperCase(text.charAt(at))) {
            return false;
        }
        boolean afterSmall = Character.isLowerCase(text.charAt(at - 1));
        boolean beforeSmall = at + 2 < end && Character.isLowerCase(text.charAt(at + 1));
        return afterSmall || beforeSmall && Character.isUpperCase(text.charAt(at - 1));
    }

    private void part(int from, int to) {
        if (to > from && !isWanted(from, to)) {
            each.accept("");
        } else if (to > from) {
            String part = text.substring(from, to).toLowerCase(Locale.ROOT);
            each.accept(Stem.of(part.indexOf(',') < 0 ? part : part.replace(",", "")));
        }
    }

    private void pairs(int from, int to) {
        int first = from;
        int second = next(first);
        if (second >= to) {
            each.accept(text.substring(from, to));
        }
        while (second < to) {
            int end = next(second);
            each.accept(text.substring(first, end));
            first = second;
            second = end;
        }
    }

    private int next(int at) {
        return at + Character.charCount(text.codePointAt(at));
    }

    private static boolean isOfWord(int point) {
        if (point < 128) {
            return point >= 'a' && point <= 'z'
                    || point >= 'A' && point <= 'Z'
                    || isDigit((char) point)
                    || point == '_';
        }
        return Character.isLetterOrDigit(point) || isMark(point);
    }

    /** Vowels of many scripts stand as marks on their letters. */
    private static boolean isMark(int point) {
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isWithoutBlanks(int point) {
        return point > 0xE00 && WITHOUT_BLANKS.contains(UnicodeScript.of(point));
    }
}
