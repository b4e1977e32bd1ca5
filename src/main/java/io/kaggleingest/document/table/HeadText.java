package io.kaggleingest.document.table;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

import io.kaggleingest.kaggle.FileHead;

/**
 * The head of a file as text, unpacked as far as its bytes go and never further than {@link #LIMIT}.
 *
 * @param complete whether the text ends where the file ends
 */
record HeadText(String text, boolean complete) {
    /** Bytes that are looked at: enough for a thousand ordinary rows, and what a zip bomb may grow to. */
    static final int LIMIT = 1 << 20;

    private static final int MOST_SKIPPED = 20;

    /** What windows-1252 has in 0x80 to 0x9F; spelt out because a native image leaves this charset away. */
    private static final String WINDOWS_1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

    static HeadText of(FileHead head) throws IOException {
        byte[] bytes = head.bytes();
        InputStream content = new ByteArrayInputStream(bytes);
        boolean packed = true;
        if (startsWith(bytes, 'P', 'K', 3, 4) && lower(head.deliveredName()).endsWith(".zip")) {
            content = member(content);
        } else if (startsWith(bytes, 0x1F, 0x8B)) {
            content = new GZIPInputStream(content);
        } else {
            packed = false;
        }
        ByteArrayOutputStream unpacked = new ByteArrayOutputStream();
        boolean ended = copy(content, unpacked);
        return decode(unpacked.toByteArray(), ended && (packed || head.complete()));
    }

    /**
     * The first member that is a file of somebody's. Names only tell what to skip, so they cannot lead anywhere; they
     * are read as bytes, because archives hold names in any encoding.
     */
    private static InputStream member(InputStream archive) throws IOException {
        ZipInputStream zip = new ZipInputStream(archive, StandardCharsets.ISO_8859_1);
        ZipEntry entry = zip.getNextEntry();
        for (int skipped = 0; entry != null && isHousekeeping(entry); skipped++) {
            if (skipped == MOST_SKIPPED || !copy(zip, new ByteArrayOutputStream())) {
                throw new ZipException("no file among the first members");
            }
            entry = zip.getNextEntry();
        }
        if (entry == null) {
            throw new ZipException("no file");
        }
        return zip;
    }

    /** Folders, and what macOS puts into archives. */
    private static boolean isHousekeeping(ZipEntry entry) {
        String name = entry.getName();
        return entry.isDirectory()
                || name.startsWith("__MACOSX/")
                || name.substring(name.lastIndexOf('/') + 1).startsWith(".");
    }

    /** @return whether the content ended by itself; a cut archive gives what there is of it */
    private static boolean copy(InputStream content, ByteArrayOutputStream to) throws IOException {
        byte[] buffer = new byte[8192];
        try {
            while (to.size() < LIMIT) {
                int read = content.read(buffer, 0, Math.min(buffer.length, LIMIT - to.size()));
                if (read < 0) {
                    return true;
                }
                to.write(buffer, 0, read);
            }
            return content.read() < 0;
        } catch (IOException cut) {
            if (to.size() == 0) {
                throw cut;
            }
            return false;
        }
    }

    private static HeadText decode(byte[] bytes, boolean complete) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return new HeadText(strict(bytes, 3, StandardCharsets.UTF_8, complete, true), complete);
        }
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return new HeadText(strict(bytes, 2, StandardCharsets.UTF_16LE, complete, true), complete);
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return new HeadText(strict(bytes, 2, StandardCharsets.UTF_16BE, complete, true), complete);
        }
        Charset wide = withoutMark(bytes);
        if (wide != null) {
            return new HeadText(strict(bytes, 0, wide, complete, true), complete);
        }
        String utf8 = strict(bytes, 0, StandardCharsets.UTF_8, complete, false);
        return new HeadText(utf8 == null ? windows1252(bytes) : utf8, complete);
    }

    /** UTF-16 that does not say so: most of a table is ASCII, so every other byte is zero. Null for anything else. */
    private static Charset withoutMark(byte[] bytes) {
        int looked = Math.min(bytes.length, 1024) & ~1;
        int[] zeros = new int[2];
        for (int i = 0; i < looked; i++) {
            zeros[i & 1] += bytes[i] == 0 ? 1 : 0;
        }
        int most = looked * 2 / 5;
        if (looked < 4 || zeros[0] > most == zeros[1] > most) {
            return null;
        }
        return zeros[0] > most ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
    }

    /** Null if the bytes are not in this charset (with {@code lenient}: replacement characters instead). */
    private static String strict(byte[] bytes, int from, Charset charset, boolean complete, boolean lenient) {
        CodingErrorAction onError = lenient ? CodingErrorAction.REPLACE : CodingErrorAction.REPORT;
        CharBuffer text = CharBuffer.allocate(bytes.length + 1);
        // A head that was cut may end within a character: that end is not an error, only not there.
        boolean malformed = charset.newDecoder()
                .onMalformedInput(onError)
                .onUnmappableCharacter(onError)
                .decode(ByteBuffer.wrap(bytes, from, bytes.length - from), text, complete)
                .isError();
        return malformed ? null : text.flip().toString();
    }

    private static String windows1252(byte[] bytes) {
        StringBuilder text = new StringBuilder(new String(bytes, StandardCharsets.ISO_8859_1));
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80 && c < 0xA0) {
                text.setCharAt(i, WINDOWS_1252.charAt(c - 0x80));
            }
        }
        return text.toString();
    }

    private static boolean startsWith(byte[] bytes, int... magic) {
        if (bytes.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((bytes[i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    private static String lower(String name) {
        return name == null ? "" : name.toLowerCase(Locale.ROOT);
    }
}
