package io.kaggleingest.web;

import java.util.concurrent.atomic.AtomicLong;

/** How many bytes of bodies a replica holds at once, over all requests. Safe for any number of threads. */
final class BodyBudget {

    private final long most;
    private final AtomicLong held = new AtomicLong();

    BodyBudget(long most) {
        this.most = most;
    }

    /** @return whether there was room; only then have the bytes to be given back */
    boolean take(long bytes) {
        if (held.addAndGet(bytes) <= most) {
            return true;
        }
        held.addAndGet(-bytes);
        return false;
    }

    void giveBack(long bytes) {
        held.addAndGet(-bytes);
    }

    long held() {
        return held.get();
    }
}
