package io.kaggleingest.account;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;

import io.kaggleingest.web.Problem;

/** Where the next page of keys begins: behind the key with this time of creation and this id. */
record KeyCursor(Instant createdAt, UUID id) {

    /** Later than any key. */
    static final KeyCursor START = new KeyCursor(Instant.parse("9999-01-01T00:00:00Z"), new UUID(0, 0));

    private static final int BYTES = 3 * Long.BYTES;

    static KeyCursor behind(ApiKey key) {
        return new KeyCursor(key.createdAt, key.id);
    }

    /** @param text as an earlier answer told it; null begins at the newest key */
    static KeyCursor parse(String text) {
        if (text == null) {
            return START;
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            if (bytes.remaining() != BYTES) {
                throw invalid();
            }
            Instant createdAt = Instant.EPOCH.plus(Math.floorMod(bytes.getLong(), 1L << 55), ChronoUnit.MICROS);
            return new KeyCursor(createdAt, new UUID(bytes.getLong(), bytes.getLong()));
        } catch (IllegalArgumentException notBase64) {
            throw invalid();
        }
    }

    private static Problem invalid() {
        return Problem.badRequest("invalid_cursor", "Parameter 'cursor' must be the next_cursor of an earlier answer");
    }

    @Override
    public String toString() {
        byte[] bytes = ByteBuffer.allocate(BYTES)
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, createdAt))
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
