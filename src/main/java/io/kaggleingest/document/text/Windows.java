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
        int found = 0;
        for (String word : words) {
            for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length())) {
                places = found == places.length ? Arrays.copyOf(places, 2 * found) : places;
                places[found++] = at;
            }
        }
        if (found == 0) {
            return NONE;
        }
        Arrays.sort(places, 0, found);
        return merged(places, found, text, behind);
    }

    private static Windows merged(int[] places, int found, String text, int behind) {
        int[] starts = new int[found];
        int[] ends = new int[found];
        int count = 0;
        for (int i = 0; i < found; i++) {
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
