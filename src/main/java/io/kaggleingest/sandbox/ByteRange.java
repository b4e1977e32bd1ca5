package io.kaggleingest.sandbox;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which bytes to deliver: from inclusive, to exclusive; partial if a Range header asked for them. */
record ByteRange(int from, int to, boolean partial) {

    private static final Pattern ONE_RANGE = Pattern.compile("bytes=(\\d{0,9})-(\\d{0,9})");

    /** Whatever is not a single range of bytes is ignored, as HTTP allows: the answer is then the whole file. */
    static ByteRange of(String header, int size) {
        Matcher range = ONE_RANGE.matcher(header == null ? "" : header);
        if (!range.matches() || range.group(1).isEmpty() && range.group(2).isEmpty()) {
            return new ByteRange(0, size, false);
        }
        if (range.group(1).isEmpty()) {
            return new ByteRange(Math.max(0, size - Integer.parseInt(range.group(2))), size, true);
        }
        int to = range.group(2).isEmpty() ? size : Integer.parseInt(range.group(2)) + 1;
        return new ByteRange(Integer.parseInt(range.group(1)), Math.min(to, size), true);
    }

    boolean satisfiable() {
        return !partial || from < to;
    }

    int length() {
        return to - from;
    }
}
