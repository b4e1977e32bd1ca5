package io.kaggleingest.kaggle.wire;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

import io.kaggleingest.kaggle.KaggleProblem;

/** Sends a request again as long as {@link Backoff} sees a point in it; timers, no sleeping threads. */
record Retries(Vertx vertx, Backoff backoff) {

    <T> Uni<T> run(Supplier<Uni<? extends T>> request) {
        return attempt(1, request);
    }

    private <T> Uni<T> attempt(int number, Supplier<Uni<? extends T>> request) {
        return Uni.createFrom()
                .deferred(request)
                .onFailure(KaggleProblem.class)
                .recoverWithUni(failure -> again(number, failure, request));
    }

    private <T> Uni<T> again(int failures, KaggleProblem problem, Supplier<Uni<? extends T>> request) {
        return backoff.waitAfter(failures, problem)
                .map(wait -> pause(wait).chain(() -> attempt(failures + 1, request)))
                .orElseGet(() -> Uni.createFrom().failure(backoff.lastWord(problem)));
    }

    private Uni<Void> pause(Duration wait) {
        long millis = Math.max(1, wait.toMillis());
        return Uni.createFrom()
                .completionStage(
                        () -> vertx.timer(millis, TimeUnit.MILLISECONDS).toCompletionStage())
                .replaceWithVoid();
    }
}
