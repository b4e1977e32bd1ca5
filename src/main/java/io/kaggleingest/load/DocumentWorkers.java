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
 * it is worked on, a document takes many times its size in memory, so there are only as many threads as processors.
 */
@ApplicationScoped
public class DocumentWorkers {

    @Inject
    Vertx vertx;

    private WorkerExecutor workers;

    @PostConstruct
    void start() {
        workers = vertx.createSharedWorkerExecutor("documents", threads());
    }

    public static int threads() {
        return Math.max(1, Runtime.getRuntime().availableProcessors());
    }

    @PreDestroy
    void stop() {
        workers.closeAndForget();
    }

    public <T> Uni<T> call(Callable<T> work) {
        return workers.executeBlocking(work, false);
    }
}
