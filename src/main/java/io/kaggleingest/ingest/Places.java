package io.kaggleingest.ingest;

import java.util.HashMap;
import java.util.Map;

/** How many may stay here at once, in all and for one account. Safe for any number of threads. */
final class Places {

    private final int most;
    private final int mostOfAccount;
    private final Map<Long, Integer> taken = new HashMap<>();
    private int all;

    enum Answer {
        TAKEN,
        FULL,
        FULL_FOR_ACCOUNT
    }

    Places(int most, int mostOfAccount) {
        this.most = most;
        this.mostOfAccount = mostOfAccount;
    }

    /** Whoever has {@link Answer#TAKEN} a place gives it back once. */
    synchronized Answer take(long account) {
        if (taken.getOrDefault(account, 0) >= mostOfAccount) {
            return Answer.FULL_FOR_ACCOUNT;
        }
        if (all >= most) {
            return Answer.FULL;
        }
        all++;
        taken.merge(account, 1, Integer::sum);
        return Answer.TAKEN;
    }

    synchronized int taken() {
        return all;
    }

    synchronized void giveBack(long account) {
        all--;
        taken.computeIfPresent(account, (same, places) -> places == 1 ? null : places - 1);
    }
}
