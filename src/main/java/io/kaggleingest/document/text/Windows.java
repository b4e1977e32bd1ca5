package io.kaggleingest.document.text;

import java.util.Arrays;
import java.util.List;

/** The stretches of a text around certain words, in their order and apart from each other: all else need not be read. */
record Windows(int[] starts, int[] ends, int count) {
    private static final int BEFORE = 400;
    private static final Windows NONE = new Windows(new int[0], new int[0], 0);

    /** Each from the beginning of the word's line, unless that is far, to a blank {@code behind} the word. */
    static Windows around(List<String> words, String text, int behind) {
        int[] places = new int[8];
        int count = 0;
        for (String word : words) {
            for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length())) {
                places = count == places.length ? Arrays.copyOf(places, 2 * count) : places;
                places[count++] = at;
            }
        }
        if (count == 0) {
            return NONE;
        }
        Arrays.sort(places, 0, count);
        return merge(places, count, text, behind);
    }

    private static Windows merge(int[] places, int placeCount, String text, int behind) {
        int[] starts = new int[placeCount];
        int[] ends = new int[placeCount];
        int count = 0;
        for (int i = 0; i < placeCount; i++) {
            int at = places[i];
            int line = at;
            while (line > 0 && at - line < BEFORE && text.charAt(line - 1) != '\n') {
                line--;
            }
            boolean joins = count > 0 && line <= ends[count - 1];
            if (!joins) {
                starts[count++] = line;
            }
            int end = Math.min(text.length(), at + behind);
            if (!joins || end > ends[count - 1]) {
                while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
                    end++;
                }
                ends[count - 1] = end;
            }
        }
        return new Windows(starts, ends, count);
    }

    int from(int number) {
        return starts[number];
    }

    int to(int number) {
        return ends[number];
    }
}
