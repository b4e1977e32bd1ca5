package io.kaggleingest.kaggle;

/**
 * Accents and the like that are put on the letter before them. No script writes more than a few on one letter, and long
 * runs of them are slow to look at: Java's word boundary walks back over all of them, at each of them.
 */
public final class CombiningMarks {

    /** Thai, Hebrew and Vietnamese need four at most. */
    static final int MOST = 8;

    private CombiningMarks() {}

    /** The text with at most so many on each letter; the same text where there are no more. */
    public static String cut(String text) {
        int run = 0;
        StringBuilder shortened = null;
        int copiedEnd = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            int end = i + Character.charCount(c);
            run = is(c) ? run + 1 : 0;
            if (run > MOST) {
                shortened = shortened == null ? new StringBuilder(text.length()) : shortened;
                shortened.append(text, copiedEnd, i);
                copiedEnd = end;
            }
            i = end;
        }
        return shortened == null
                ? text
                : shortened.append(text, copiedEnd, text.length()).toString();
    }

    private static boolean is(int c) {
        if (c < 0x300) {
            return false;
        }
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }
}
