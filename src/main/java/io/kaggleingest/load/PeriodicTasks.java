package io.kaggleingest.load;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;

import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Vertx;

/**
 * What is done again and again while the service runs, and never again once it stops: timers live longer than the
 * container, and whatever they touched then would be closed.
 */
@ApplicationScoped
public class PeriodicTasks {

    private final Vertx vertx;
    private final Queue<Long> timers = new ConcurrentLinkedQueue<>();
    private volatile boolean stopped;

    PeriodicTasks(Vertx vertx) {
        this.vertx = vertx;
    }

    /** On an event loop, for the first time after one period. */
    public void every(Duration period, Runnable task) {
        timers.add(vertx.setPeriodic(period.toMillis(), timer -> {
            if (!stopped) {
                task.run();
            }
        }));
    }

    void stop(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) ShutdownEvent event) {
        stopped = true;
        timers.forEach(vertx::cancelTimer);
    }
}
