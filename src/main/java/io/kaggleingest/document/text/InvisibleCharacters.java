package io.kaggleingest.document.text;

/**
 * Characters that change or hide text without being seen: controls, bidirectional overrides, zero-width and tag
 * characters, fillers, variation selectors.
 */
final class InvisibleCharacters {
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int TEXT_STYLE = 0xFE0E;
    private static final int EMOJI_STYLE = 0xFE0F;
    private static final int KEYCAP = 0x20E3;

    /** Above the letters with accents: scripts that join and emoji. No key, marker or command is written with them. */
    private static final int JOINING = 0x300;

    /** Arabic, Syriac, Kaithi and Egyptian signs that Unicode calls format characters although they are seen. */
    private static final String SEEN_FORMATS = "\u0600\u0601\u0602\u0603\u0604\u0605\u06DD\u070F\u0890\u0891\u08E2";

    /** Blanks without a width, which Unicode counts as letters or marks. */
    private static final String FILLERS = "\u034F\u115F\u1160\u17B4\u17B5\u180B\u180C\u180D\u180F\u3164\uFFA0";

    private InvisibleCharacters() {}

    static boolean is(int c) {
        if (c == '\t' || isLineEnd(c) || isJoiner(c)) {
            return false;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL -> true;
            case Character.FORMAT -> SEEN_FORMATS.indexOf(c) < 0;
            default ->
                FILLERS.indexOf(c) >= 0
                        || c >= 0xFE00 && c < TEXT_STYLE
                        || c >= 0xFFF0 && c <= 0xFFF8
                        || (c & 0xFFFE) == 0xFFFE
                        || c >= 0xE0000 && c <= 0xE0FFF;
        };
    }

    static boolean isJoiner(int c) {
        return c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER || isSelector(c);
    }

    private static boolean isSelector(int c) {
        return c == EMOJI_STYLE || c == TEXT_STYLE;
    }

    /**
     * Whether a joiner changes how its neighbours look: Persian and Indic words, emoji, keycaps. A run of them is a hidden
     * message.
     *
     * @param last the joiner right before this one, or 0
     */
    static boolean mayJoin(int before, int last, int joiner, int after) {
        if (isSelector(joiner)) {
            return last == 0 && (before >= 0xA9 || after == KEYCAP);
        }
        return (last == 0 || isSelector(last)) && before >= JOINING && after >= JOINING && !isJoiner(after);
    }

    static boolean isLineEnd(int c) {
        return c == '\n' || c == '\r' || c == 0x0B || c == 0x0C || c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    /** Half a surrogate pair, which UTF-8 cannot encode. */
    static boolean isBroken(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }
}
