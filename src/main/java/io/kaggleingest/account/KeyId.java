package io.kaggleingest.account;

import java.util.UUID;

import io.kaggleingest.web.Excerpt;
import io.kaggleingest.web.Problem;

/** How a path names a key: by its id, or as {@code current}, the one that the request carries. */
record KeyId(UUID value, String text) {

    static final String CURRENT = "current";

    static KeyId of(String text, Caller caller) {
        if (text.equals(CURRENT)) {
            return new KeyId(caller.apiKeyId(), text);
        }
        try {
            return new KeyId(UUID.fromString(text), text);
        } catch (IllegalArgumentException notAnId) {
            throw notFound(text);
        }
    }

    Problem notFound() {
        return notFound(text);
    }

    private static Problem notFound(String text) {
        return new Problem(
                404,
                "no_such_key",
                "Your account has no key %s; GET /api/auth/keys lists its keys".formatted(Excerpt.shorten(text)));
    }
}
