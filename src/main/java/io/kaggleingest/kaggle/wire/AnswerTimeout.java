package io.kaggleingest.kaggle.wire;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

import io.kaggleingest.kaggle.CallSubject;
import io.kaggleingest.kaggle.KaggleProblem;

/** Brings an answer of Kaggle's back to its caller, within a limit. */
final class AnswerTimeout {

    private AnswerTimeout() {}

    /**
     * Fails after the limit, and returns to the context of the caller, on which Hibernate Reactive insists. A failure
     * is dropped if the caller has left meanwhile; {@code emitOn} would have it logged as an error.
     */
    static <T> Uni<T> of(Duration limit, CallSubject subject, Uni<T> answer) {
        Executor callerExecutor = callerExecutor();
        Uni<T> bounded = answer.ifNoItem().after(limit).failWith(() -> KaggleProblem.timeout(subject));
        return Uni.createFrom().emitter(subscriber -> {
            AtomicReference<UniEmitter<? super T>> caller = new AtomicReference<>(subscriber);
            Cancellable subscription = bounded.subscribe()
                    .with(
                            item -> callerExecutor.execute(
                                    () -> leave(caller).ifPresent(emitter -> emitter.complete(item))),
                            failure -> callerExecutor.execute(
                                    () -> leave(caller).ifPresent(emitter -> emitter.fail(failure))));
            subscriber.onTermination(() -> {
                caller.set(null);
                subscription.cancel();
            });
        });
    }

    /**
     * A call that is over forgets its caller: an idle thread still refers to its last call, and would keep in memory
     * all that the caller has fetched.
     */
    private static <T> Optional<UniEmitter<? super T>> leave(AtomicReference<UniEmitter<? super T>> caller) {
        return Optional.ofNullable(caller.getAndSet(null));
    }

    private static Executor callerExecutor() {
        Context context = Vertx.currentContext();
        return context == null ? Runnable::run : command -> context.runOnContext(ignored -> command.run());
    }
}
