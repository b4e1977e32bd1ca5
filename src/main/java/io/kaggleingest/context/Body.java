package io.kaggleingest.context;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The bytes of a delivered context and their strong validator.
 *
 * @param mediaType with charset
 */
record Body(byte[] bytes, String mediaType, String etag) {

    /** What comes after it says how the same content was presented: what was said beside it. */
    private static final char BESIDE = '.';

    static Body of(byte[] bytes, String mediaType) {
        return new Body(bytes, mediaType, '"' + digest(bytes) + '"');
    }

    /** The same content with other words beside it, which make other bytes of it and nothing that is worth a credit. */
    Body saying(byte[] withWords) {
        return new Body(withWords, mediaType, content(etag) + BESIDE + digest(withWords) + '"');
    }

    /** Whether the caller's {@code If-None-Match} names this content (RFC 9110, 13.1.2), whatever was said beside it. */
    boolean isNamedBy(String ifNoneMatch) {
        if (ifNoneMatch == null) {
            return false;
        }
        for (String candidate : ifNoneMatch.split(",")) {
            String tag = candidate.strip();
            String strong = tag.startsWith("W/") ? tag.substring(2) : tag;
            if (tag.equals("*") || strong.endsWith("\"") && content(strong).equals(content(etag))) {
                return true;
            }
        }
        return false;
    }

    /** The tag up to where it says how the content was presented. */
    private static String content(String etag) {
        int end = etag.indexOf(BESIDE);
        return etag.substring(0, end < 0 ? etag.length() - 1 : end);
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
