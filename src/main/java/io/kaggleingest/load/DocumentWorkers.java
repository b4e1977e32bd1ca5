package io.kaggleingest.load;

import java.util.concurrent.Callable;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.WorkerExecutor;

/**
 * The way off the event loop and back to it, for work that takes milliseconds: parse, render, count tokens. While
 * it is worked on, a document takes many times its size in memory, so there are only as many threads as processors. What
 * came from Kaggle is read on half as many threads of their own: whatever it holds, documents are rendered meanwhile.
 */
@ApplicationScoped
public class DocumentWorkers {

    @Inject
    Vertx vertx;

    private WorkerExecutor rendering;
    private WorkerExecutor reading;

    @PostConstruct
    void start() {
        rendering = vertx.createSharedWorkerExecutor("documents", threads());
        reading = vertx.createSharedWorkerExecutor("document-reading", Math.max(1, threads() / 2));
    }

    public static int threads() {
        return Math.max(1, Runtime.getRuntime().availableProcessors());
    }

    @PreDestroy
    void stop() {
        rendering.closeAndForget();
        reading.closeAndForget();
    }

    /** Work on what is kept, for a caller who waits. */
    public <T> Uni<T> call(Callable<T> work) {
        return rendering.executeBlocking(work, false);
    }

    /** Work on what has just been fetched. */
    public <T> Uni<T> read(Callable<T> work) {
        return reading.executeBlocking(work, false);
    }
}
