package io.kaggleingest.credit;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Ids that begin with the time (RFC 9562, UUID version 7), so that an index of them grows at its end. */
final class UuidV7 {

    private static final long VERSION = 0x7000;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private UuidV7() {}

    static UUID at(long millis) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(millis << 16 | VERSION | random.nextLong() & 0x0fff, VARIANT | random.nextLong() >>> 2);
    }

    /** Comes before all ids of this time, and after all of an earlier one. */
    static UUID firstAt(long millis) {
        return new UUID(millis << 16, 0);
    }
}
