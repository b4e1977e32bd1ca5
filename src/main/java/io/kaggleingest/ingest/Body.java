package io.kaggleingest.ingest;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The bytes of a delivered context and their strong validator.
 *
 * @param mediaType with charset
 */
record Body(byte[] bytes, String mediaType, String etag) {

    static Body of(byte[] bytes, String mediaType) {
        return new Body(bytes, mediaType, '"' + digest(bytes) + '"');
    }

    /** Whether the caller's {@code If-None-Match} names these bytes (RFC 9110, 13.1.2). */
    boolean isNamedBy(String ifNoneMatch) {
        if (ifNoneMatch == null) {
            return false;
        }
        for (String candidate : ifNoneMatch.split(",")) {
            String tag = candidate.strip();
            if (tag.equals("*") || tag.equals(etag) || tag.equals("W/" + etag)) {
                return true;
            }
        }
        return false;
    }

    private static String digest(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(digest)
                    .substring(0, 22);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
