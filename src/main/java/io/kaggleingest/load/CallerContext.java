package io.kaggleingest.load;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.impl.ContextInternal;

/** Brings an answer that arrives on another request's thread back to where it was asked for. */
public final class CallerContext {

    private CallerContext() {}

    /**
     * If the answer arrives on the caller's thread already, it is passed on at once.
     *
     * @param answer on its way already
     */
    public static <T> Uni<T> returning(CompletableFuture<T> answer) {
        ContextInternal context = ContextInternal.current();
        return Uni.createFrom()
                .emitter(caller -> answer.whenComplete((item, failure) -> {
                    if (context == null) {
                        tell(caller, item, failure);
                    } else {
                        context.emit(ignored -> tell(caller, item, failure));
                    }
                }));
    }

    private static <T> void tell(UniEmitter<? super T> caller, T item, Throwable failure) {
        if (failure == null) {
            caller.complete(item);
        } else {
            caller.fail(failure instanceof CompletionException wrapper ? wrapper.getCause() : failure);
        }
    }
}
