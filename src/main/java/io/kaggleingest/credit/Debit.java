package io.kaggleingest.credit;

import java.util.UUID;

/** A charge on its way to the database. The id is the ledger entry's {@code charge_id}. */
record Debit(UUID id, Charge charge, long price) {

    static Debit of(Charge charge, long price, long millis) {
        return new Debit(UuidV7.at(millis), charge, price);
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
