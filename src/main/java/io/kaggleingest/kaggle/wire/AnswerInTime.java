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
final class AnswerInTime {

    private AnswerInTime() {}

    /**
     * An end to all waiting, and back to where the caller came from: Hibernate Reactive insists on its context. On that
     * way a failure is only forgotten if the caller has left, where {@code emitOn} would have it logged as an error.
     */
    static <T> Uni<T> of(Duration limit, CallSubject subject, Uni<T> answer) {
        Executor callers = callersContext();
        Uni<T> bounded = answer.ifNoItem().after(limit).failWith(() -> KaggleProblem.timeout(subject));
        return Uni.createFrom().emitter(waiting -> {
            AtomicReference<UniEmitter<? super T>> caller = new AtomicReference<>(waiting);
            Cancellable asking = bounded.subscribe()
                    .with(
                            item -> callers.execute(() -> leave(caller).ifPresent(whoever -> whoever.complete(item))),
                            failure ->
                                    callers.execute(() -> leave(caller).ifPresent(whoever -> whoever.fail(failure))));
            waiting.onTermination(() -> {
                caller.set(null);
                asking.cancel();
            });
        });
    }

    /**
     * An idle thread still knows the last call that it worked for. A call that is over forgets its caller, so that nobody
     * holds on to all that the caller has fetched.
     */
    private static <T> Optional<UniEmitter<? super T>> leave(AtomicReference<UniEmitter<? super T>> caller) {
        return Optional.ofNullable(caller.getAndSet(null));
    }

    private static Executor callersContext() {
        Context context = Vertx.currentContext();
        return context == null ? Runnable::run : command -> context.runOnContext(nothing -> command.run());
    }
}
