package io.kaggleingest.account;

import java.util.UUID;

import io.kaggleingest.web.Excerpt;
import io.kaggleingest.web.Problem;

/** How a path names a key: by its id, or as {@code current}, the one that the request carries. */
record KeyId(UUID value, String asked) {

    static final String CURRENT = "current";

    static KeyId of(String asked, Caller caller) {
        if (asked.equals(CURRENT)) {
            return new KeyId(caller.apiKeyId(), asked);
        }
        try {
            return new KeyId(UUID.fromString(asked), asked);
        } catch (IllegalArgumentException notAnId) {
            throw unknown(asked);
        }
    }

    Problem unknown() {
        return unknown(asked);
    }

    private static Problem unknown(String asked) {
        return new Problem(
                404,
                "no_such_key",
                "Your account has no key %s; GET /api/auth/keys lists its keys".formatted(Excerpt.shortened(asked)));
    }
}
