package io.kaggleingest.document.file;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Locale;

import org.mozilla.universalchardet.UniversalDetector;

/** The encoding of a text from before Unicode, by the language that it seems to be written in. */
final class LegacyEncoding {
    private static final int LOOKED = 1 << 16;
    private static final String WESTERN = "windows-1252";
    /** Letters of Central Europe where the West has signs that never stand within a word: Ą, ą, Ł, ł, ľ, ż. */
    private static final String CENTRAL_BYTES = "\u00A3\u00A5\u00B3\u00B9\u00BE\u00BF\u00BC\u009D\u009F";

    private static final String TURKISH_BYTES = "\u00D0\u00DD\u00DE\u00F0\u00FD\u00FE";
    private static final String ICELANDIC_BYTES = "\u00E1\u00E9\u00ED\u00F3\u00FA\u00E6";

    private final byte[] bytes;
    private final String latin;

    private LegacyEncoding(byte[] bytes) {
        this.bytes = bytes;
        this.latin = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    /** Its name, as Java has it. */
    static String of(byte[] all) {
        return new LegacyEncoding(Arrays.copyOf(all, Math.min(LOOKED, all.length))).name();
    }

    private String name() {
        if (isOfSingleAccents()) {
            return ofLatinLetters();
        }
        UniversalDetector detector = new UniversalDetector();
        detector.handleData(bytes, 0, bytes.length);
        detector.dataEnd();
        String charset = detector.getDetectedCharset();
        if (charset == null || charset.toUpperCase(Locale.ROOT).startsWith("UTF") || !Charset.isSupported(charset)) {
            charset = WESTERN;
        }
        if (charset.startsWith("GB") && isBig5()) {
            return "Big5";
        }
        if (charset.startsWith("GB")) {
            return "GB18030";
        }
        boolean unsure = charset.equalsIgnoreCase(WESTERN) || !isPlausible(charset);
        return unsure && isArabic() ? "windows-1256" : charset;
    }

    /** Letters with accents stand alone among plain ones. */
    private boolean isOfSingleAccents() {
        int accents = 0;
        int runs = 0;
        for (int i = 0; i < bytes.length; i++) {
            accents += bytes[i] < 0 ? 1 : 0;
            runs += bytes[i] < 0 && (i == 0 || bytes[i - 1] >= 0) ? 1 : 0;
        }
        return runs > 0 && accents < runs * 3 / 2.0;
    }

    private String ofLatinLetters() {
        int central = 0;
        int turkish = 0;
        int icelandic = 0;
        for (int i = 1; i < latin.length() - 1; i++) {
            char c = latin.charAt(i);
            boolean within = isLetter(latin.charAt(i - 1)) || isLetter(latin.charAt(i + 1));
            central += within && CENTRAL_BYTES.indexOf(c) >= 0 ? 1 : 0;
            turkish += TURKISH_BYTES.indexOf(c) >= 0 ? 1 : 0;
            icelandic += ICELANDIC_BYTES.indexOf(c) >= 0 ? 1 : 0;
        }
        if (turkish > 0 && icelandic == 0 && central == 0) {
            return "windows-1254";
        }
        return central > 0 ? "windows-1250" : WESTERN;
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0xC0;
    }

    /** Traditional characters have second bytes that simplified ones hardly have. */
    private boolean isBig5() {
        int pairs = 0;
        int lowBytes = 0;
        for (int i = 0; i < bytes.length - 1; i++) {
            if (bytes[i] < 0) {
                pairs++;
                lowBytes += bytes[i + 1] >= 0x40 ? 1 : 0;
                i++;
            }
        }
        return lowBytes * 7 > pairs && decodes("Big5");
    }

    private boolean decodes(String charset) {
        try {
            // The last byte may be half a character.
            Charset.forName(charset).newDecoder().decode(ByteBuffer.wrap(bytes, 0, lastPlainByte()));
            return true;
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }

    private int lastPlainByte() {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] < 0) {
            end--;
        }
        return end;
    }

    /** Words have no capitals within. */
    private boolean isPlausible(String charset) {
        String text = new String(bytes, Charset.forName(charset));
        int inner = 0;
        int letters = 0;
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 0x7F && Character.isLetter(c)) {
                letters++;
                inner += Character.isUpperCase(c) && Character.isLowerCase(text.charAt(i - 1)) ? 1 : 0;
            }
        }
        return inner * 20 <= letters;
    }

    private boolean isArabic() {
        String text = new String(bytes, Charset.forName("windows-1256"));
        long letters = text.chars().filter(c -> c > 0x7F).count();
        long arabic = text.chars().filter(c -> c >= 0x0600 && c <= 0x06FF).count();
        return letters > 0 && arabic * 20 >= letters * 19;
    }
}
