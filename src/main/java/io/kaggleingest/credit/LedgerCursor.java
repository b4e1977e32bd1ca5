package io.kaggleingest.credit;

import java.nio.ByteBuffer;
import java.util.Base64;

import org.jspecify.annotations.Nullable;

import io.kaggleingest.web.Problem;

/**
 * Where a page of the ledger begins. Its text is encoded, so that clients do not make cursors of their own.
 *
 * @param before the id of the last entry that was shown; the page has those with smaller ones
 */
public record LedgerCursor(long before) {

    public static final LedgerCursor START = new LedgerCursor(Long.MAX_VALUE);

    private static final byte FORM = 1;
    private static final int BYTES = 1 + Long.BYTES;

    /** @param text as an earlier answer told it; without it, the newest entry is the first */
    public static LedgerCursor parse(@Nullable String text) {
        if (text == null) {
            return START;
        }
        ByteBuffer bytes = ByteBuffer.wrap(decode(text));
        if (bytes.remaining() != BYTES || bytes.get() != FORM) {
            throw invalid();
        }
        LedgerCursor cursor = new LedgerCursor(bytes.getLong());
        if (cursor.before() <= 0 || !cursor.toString().equals(text)) {
            throw invalid();
        }
        return cursor;
    }

    private static byte[] decode(String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            throw invalid();
        }
    }

    private static Problem invalid() {
        return Problem.badRequest("invalid_cursor", "Parameter 'cursor' must be the next_cursor of an earlier answer");
    }

    @Override
    public String toString() {
        byte[] bytes = ByteBuffer.allocate(BYTES).put(FORM).putLong(before).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
