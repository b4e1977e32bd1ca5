package io.kaggleingest.kaggle.wire;

import java.util.Locale;

/**
 * Which bytes of a file are wanted: its first ones, or its last ones.
 *
 * @param from where they begin; 0 for the start of whatever storage has
 */
record FileRange(String name, long from, int maxBytes) {

    static FileRange start(String name, int maxBytes) {
        return new FileRange(name, 0, maxBytes);
    }

    static FileRange end(String name, long from, int maxBytes) {
        return new FileRange(name, from, maxBytes);
    }

    /** As the header says it. */
    String range() {
        return from == 0 ? "bytes=0-" + (maxBytes - 1) : "bytes=" + from + "-";
    }

    /** How much of an answer is read, by its status; 0: it is not even waited for. */
    int mostOf(int status) {
        return status == 206 || status == 200 && from == 0 ? maxBytes : 0;
    }

    /** Whether storage has a zip of it, in which the bytes of the file are at another place. */
    boolean isOfZip(StorageUrl url) {
        return from > 0
                && url.fileName().toLowerCase(Locale.ROOT).endsWith(".zip")
                && !name.toLowerCase(Locale.ROOT).endsWith(".zip");
    }
}
