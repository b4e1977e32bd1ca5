package io.kaggleingest.credit;

import java.util.OptionalLong;
import java.util.UUID;

/**
 * A charge on its way to the database. The id is the ledger entry's {@code charge_id}.
 *
 * @param lastChange if it is there, the debit is taken only if the key that pays is valid and this is still the last change
 *     of any resource
 */
record Debit(UUID id, Charge charge, long price, OptionalLong lastChange) {

    static Debit of(Charge charge, long price, long millis) {
        return new Debit(UuidV7.at(millis), charge, price, OptionalLong.empty());
    }

    static Debit ifUnchanged(Charge charge, long price, long millis, long lastChange) {
        return new Debit(UuidV7.at(millis), charge, price, OptionalLong.of(lastChange));
    }

    boolean isConditional() {
        return lastChange.isPresent();
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
        /** Its condition does not hold, or the balance is not that simple; nothing was taken. */
        UNPROVEN,
        /** The idempotency key was used for something else; nothing was taken. */
        MISUSED
    }
}
