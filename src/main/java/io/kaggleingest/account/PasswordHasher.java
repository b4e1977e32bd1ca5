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

/** Hashes passwords on threads of its own, with a bounded queue in front: 20 MiB and some 30 ms for each. */
@ApplicationScoped
class PasswordHasher {

    private static final int WAITING_LIMIT = 64;

    private final AtomicInteger waiting = new AtomicInteger();
    private final SecureRandom random = new SecureRandom();

    @Inject
    Vertx vertx;

    private WorkerExecutor workers;

    @PostConstruct
    void start() {
        workers = vertx.createSharedWorkerExecutor(
                "passwords", Math.max(1, Runtime.getRuntime().availableProcessors()));
    }

    @PreDestroy
    void stop() {
        workers.closeAndForget();
    }

    Uni<String> hash(Password password) {
        return queued(() -> PasswordHash.of(password, random));
    }

    Uni<Boolean> matches(PasswordGuess guess, String hash) {
        return queued(() -> PasswordHash.matches(guess, hash));
    }

    private <T> Uni<T> queued(Callable<T> work) {
        if (waiting.incrementAndGet() > WAITING_LIMIT) {
            waiting.decrementAndGet();
            return Uni.createFrom()
                    .failure(new Problem(
                            503,
                            "busy",
                            "Too many sign-ups and log-ins at once; try again in a moment",
                            Duration.ofSeconds(2)));
        }
        return workers.executeBlocking(work, false).onTermination().invoke(waiting::decrementAndGet);
    }
}
