package io.kaggleingest.account;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.WorkerExecutor;

import io.kaggleingest.web.Problem;

/**
 * Hashes passwords on threads of its own, with bounded queues in front: 20 MiB and some 30 ms for each. Sign-up and log-in
 * wait in lines of their own, so that a flood of new accounts keeps nobody out who has one.
 */
@ApplicationScoped
class PasswordHasher {

    private static final int MOST_WAITING = 64;

    private final SecureRandom random = new SecureRandom();

    @Inject
    Vertx vertx;

    private Line signUps;
    private Line logIns;

    @PostConstruct
    void start() {
        int processors = Runtime.getRuntime().availableProcessors();
        signUps = new Line(vertx.createSharedWorkerExecutor("sign-ups", Math.max(1, processors / 2)));
        logIns = new Line(vertx.createSharedWorkerExecutor("log-ins", processors));
    }

    @PreDestroy
    void stop() {
        signUps.workers.closeAndForget();
        logIns.workers.closeAndForget();
    }

    Uni<String> hash(Password password) {
        return signUps.execute(() -> PasswordHash.of(password, random));
    }

    Uni<Boolean> matches(PasswordGuess guess, String hash) {
        return logIns.execute(() -> PasswordHash.matches(guess, hash));
    }

    static Problem busy() {
        return new Problem(
                503, "busy", "Too many sign-ups and log-ins at once; try again in a moment", Duration.ofSeconds(2));
    }

    /** Those who wait for one kind of hash. */
    private static final class Line {

        private final WorkerExecutor workers;
        private final AtomicInteger waiting = new AtomicInteger();

        Line(WorkerExecutor workers) {
            this.workers = workers;
        }

        <T> Uni<T> execute(Callable<T> work) {
            if (waiting.incrementAndGet() > MOST_WAITING) {
                waiting.decrementAndGet();
                return Uni.createFrom().failure(busy());
            }
            return workers.executeBlocking(work, false).onTermination().invoke(waiting::decrementAndGet);
        }
    }
}
