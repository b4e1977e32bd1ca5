package io.kaggleingest.ingest;

import java.util.concurrent.atomic.AtomicInteger;

/** How far an ingestion is, counted in calls to Kaggle. Written by the fetch, read by the heart-beat. */
final class Progress {

    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger total = new AtomicInteger();
    private volatile String stage = "starting";

    void enter(String stage) {
        this.stage = stage;
    }

    void expect(int calls) {
        total.addAndGet(calls);
    }

    void step() {
        done.incrementAndGet();
    }

    String stage() {
        return stage;
    }

    int done() {
        return done.get();
    }

    int total() {
        return total.get();
    }
}
