package io.kaggleingest.credit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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

    public IdempotencyKey {
        requireForm(key);
    }

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
        try {
            return new IdempotencyKey(
                    key, MessageDigest.getInstance("SHA-256").digest(request.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
