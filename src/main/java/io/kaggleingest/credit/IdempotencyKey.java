package io.kaggleingest.credit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.regex.Pattern;

import io.kaggleingest.web.Problem;

/**
 * A caller's promise that requests with the same key are one request. Kept for 24 hours for each account.
 *
 * @param fingerprint SHA-256 of what was asked for: the same key for something else is refused
 */
public record IdempotencyKey(String key, byte[] fingerprint) {

    public static final String HEADER = "Idempotency-Key";

    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,255}");

    /** Refuses a key that cannot be kept, before anything is done for its request. */
    public static void requireForm(String key) {
        if (!FORM.matcher(key).matches()) {
            throw Problem.badRequest(
                    "invalid_idempotency_key",
                    "Header 'Idempotency-Key' must be 1 to 255 visible ASCII characters without spaces");
        }
    }

    /** @param request everything in which two requests may differ, in words */
    public static IdempotencyKey of(String key, String request) {
        requireForm(key);
        return new IdempotencyKey(key, digest(request));
    }

    /** All that is read of one resource on one day is one request. No caller can send such a key: it has a blank. */
    static IdempotencyKey daily(String resource, LocalDate day) {
        byte[] digest = digest(resource + " " + day);
        return new IdempotencyKey("reading " + HexFormat.of().formatHex(digest), digest);
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
