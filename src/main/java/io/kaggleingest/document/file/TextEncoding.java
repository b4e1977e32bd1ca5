package io.kaggleingest.document.file;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

import io.kaggleingest.kaggle.CombiningMarks;

/**
 * Bytes as text: by their mark, by their zeros, as UTF-8 if most of them are, else in the encoding of the language that
 * they seem to be written in.
 *
 * @param encoding its name, null for those of Unicode
 */
public record TextEncoding(String text, @Nullable String encoding) {
    /** @param complete whether these are all bytes, so that the last letter is not cut */
    public static TextEncoding of(byte[] bytes, boolean complete) {
        Wide wide = Wide.of(bytes);
        if (wide != null) {
            return new TextEncoding(decode(bytes, wide.mark(), wide.charset(), complete), null);
        }
        int mark = startsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        if (mark > 0 || isUtf8(bytes, complete)) {
            return new TextEncoding(decode(bytes, mark, StandardCharsets.UTF_8, complete), null);
        }
        String name = LegacyEncoding.of(bytes);
        return new TextEncoding(decode(bytes, 0, Charset.forName(name), complete), name);
    }

    static boolean isWide(byte[] bytes) {
        return Wide.of(bytes) != null;
    }

    /** Two or four bytes for each character: with a mark, or without one where zeros show it. */
    private record Wide(Charset charset, int mark) {

        static @Nullable Wide of(byte[] b) {
            if (startsWith(b, 0xFF, 0xFE, 0, 0)) {
                return new Wide(Charset.forName("UTF-32LE"), 4);
            }
            if (startsWith(b, 0, 0, 0xFE, 0xFF)) {
                return new Wide(Charset.forName("UTF-32BE"), 4);
            }
            if (startsWith(b, 0xFF, 0xFE)) {
                return new Wide(StandardCharsets.UTF_16LE, 2);
            }
            return startsWith(b, 0xFE, 0xFF) ? new Wide(StandardCharsets.UTF_16BE, 2) : byZeros(b);
        }

        /** Most of a table is ASCII, so every other byte is zero, or three of four. */
        private static @Nullable Wide byZeros(byte[] bytes) {
            int length = Math.min(bytes.length, 1024) & ~3;
            int[] zeros = new int[4];
            int printable = 0;
            for (int i = 0; i < length; i++) {
                zeros[i & 3] += bytes[i] == 0 ? 1 : 0;
                printable += bytes[i] >= ' ' || bytes[i] == '\n' || bytes[i] == '\r' || bytes[i] == '\t' ? 1 : 0;
            }
            int most = length / 4 * 4 / 5;
            if (length < 8 || printable * 5 < length) {
                return null;
            }
            if (zeros[1] > most && zeros[2] > most && zeros[3] > most && zeros[0] == 0) {
                return new Wide(Charset.forName("UTF-32LE"), 0);
            }
            if (zeros[0] > most && zeros[1] > most && zeros[2] > most && zeros[3] == 0) {
                return new Wide(Charset.forName("UTF-32BE"), 0);
            }
            if (zeros[1] + zeros[3] > 2 * most && zeros[0] + zeros[2] == 0) {
                return new Wide(StandardCharsets.UTF_16LE, 0);
            }
            return zeros[0] + zeros[2] > 2 * most && zeros[1] + zeros[3] == 0
                    ? new Wide(StandardCharsets.UTF_16BE, 0)
                    : null;
        }
    }

    /** A few bad bytes among many characters of more than one byte do not make another encoding of it. */
    private static boolean isUtf8(byte[] bytes, boolean complete) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(8192);
        long good = 0;
        long bad = 0;
        while (true) {
            CoderResult result = decoder.decode(in, out, complete);
            out.flip();
            good += out.chars().filter(c -> c > 0x7F).count();
            out.clear();
            if (result.isUnderflow()) {
                return bad == 0 || bad * 20 <= good && bad < 1 + good;
            }
            if (result.isError()) {
                bad++;
                in.position(Math.min(in.limit(), in.position() + result.length()));
            }
        }
    }

    private static String decode(byte[] bytes, int from, Charset charset, boolean complete) {
        CharBuffer text = CharBuffer.allocate(
                (int) (bytes.length * (double) charset.newDecoder().maxCharsPerByte()) + 1);
        // What was cut may end within a character: that end is not an error, only not there.
        charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                .decode(ByteBuffer.wrap(bytes, from, bytes.length - from), text, complete);
        String decoding = CombiningMarks.cut(text.flip().toString());
        return decoding.startsWith("\uFEFF") ? decoding.substring(1) : decoding;
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
}
