package io.kaggleingest.credit;

import java.util.UUID;

/** A charge on its way to the database. The id makes it safe to send again. */
record Debit(UUID id, Charge charge, long price) {

    /** The id begins with the time (UUID version 7), so that the index of charge ids grows at its end. */
    static Debit of(Charge charge, long price, long millis) {
        UUID random = UUID.randomUUID();
        long head = millis << 16 | 0x7000 | random.getMostSignificantBits() & 0x0fff;
        return new Debit(new UUID(head, random.getLeastSignificantBits()), charge, price);
    }

    /** How it ended. {@code balance} is what is left after it, or, if refused, what there was. */
    record Outcome(Verdict verdict, long credits, long balance) {}

    enum Verdict {
        /** Taken now. */
        GRANTED,
        /** The balance does not cover it; nothing was taken. */
        REFUSED,
        /** Taken by an earlier request with the same idempotency key. */
        REPLAYED,
        /** The idempotency key was used for something else; nothing was taken. */
        MISUSED
    }
}
