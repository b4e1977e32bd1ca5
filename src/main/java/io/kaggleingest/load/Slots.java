package io.kaggleingest.load;

import java.util.HashMap;
import java.util.Map;

/** How many may stay here at once, in all and for one account. Safe for any number of threads. */
public final class Slots {

    private final int most;
    private final int mostOfAccount;
    private final Map<Long, Integer> countByAccount = new HashMap<>();
    private int all;

    public enum Answer {
        TAKEN,
        FULL,
        FULL_FOR_ACCOUNT
    }

    public Slots(int most, int mostOfAccount) {
        this.most = most;
        this.mostOfAccount = mostOfAccount;
    }

    /** Whoever has {@link Answer#TAKEN} a place gives it back once. */
    public synchronized Answer take(long account) {
        if (countByAccount.getOrDefault(account, 0) >= mostOfAccount) {
            return Answer.FULL_FOR_ACCOUNT;
        }
        if (all >= most) {
            return Answer.FULL;
        }
        all++;
        countByAccount.merge(account, 1, Integer::sum);
        return Answer.TAKEN;
    }

    public synchronized int taken() {
        return all;
    }

    public synchronized void giveBack(long account) {
        all--;
        countByAccount.computeIfPresent(account, (key, places) -> places == 1 ? null : places - 1);
    }
}
