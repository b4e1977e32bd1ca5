package io.kaggleingest.account;

import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * The form of an API key: {@code ki_}, 26 random characters of {@code [0-9A-Za-z]} and 6 that encode the CRC-32 of all
 * that precedes, so that a mistyped key is refused without asking the database.
 */
final class KeyFormat {

    private static final String PREFIX = "ki_";
    private static final int RANDOM_LENGTH = 26;
    private static final int CHECK_LENGTH = 6;
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final Pattern FORM = Pattern.compile("ki_[0-9A-Za-z]{32}");

    private KeyFormat() {}

    static String generate(RandomGenerator random) {
        StringBuilder key = new StringBuilder(PREFIX);
        random.ints(RANDOM_LENGTH, 0, ALPHABET.length()).forEach(i -> key.append(ALPHABET.charAt(i)));
        return key.append(check(key)).toString();
    }

    static boolean matches(String key) {
        int checkAt = PREFIX.length() + RANDOM_LENGTH;
        return FORM.matcher(key).matches() && key.substring(checkAt).equals(check(key.substring(0, checkAt)));
    }

    /** The beginning of a key by which its owner recognises it. */
    static String hint(String key) {
        return key.substring(0, PREFIX.length() + 4) + "…";
    }

    private static String check(CharSequence text) {
        CRC32 crc = new CRC32();
        crc.update(text.toString().getBytes(StandardCharsets.US_ASCII));
        char[] digits = new char[CHECK_LENGTH];
        long checksum = crc.getValue();
        for (int i = CHECK_LENGTH - 1; i >= 0; i--) {
            digits[i] = ALPHABET.charAt((int) (checksum % ALPHABET.length()));
            checksum /= ALPHABET.length();
        }
        return new String(digits);
    }
}
