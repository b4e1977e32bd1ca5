package io.kaggleingest.web;

import java.util.concurrent.atomic.AtomicLong;

/** How many bytes of bodies a replica holds at once, over all requests. Safe for any number of threads. */
final class BodyBudget {

    private final long most;
    private final AtomicLong total = new AtomicLong();

    BodyBudget(long most) {
        this.most = most;
    }

    /** @return whether there was room; only then have the bytes to be given back */
    boolean take(long bytes) {
        if (total.addAndGet(bytes) <= most) {
            return true;
        }
        total.addAndGet(-bytes);
        return false;
    }

    void giveBack(long bytes) {
        total.addAndGet(-bytes);
    }

    long total() {
        return total.get();
    }
}
