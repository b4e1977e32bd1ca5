package io.kaggleingest.credit;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** Brings an answer that arrives on another request's thread back to where it was asked for. */
public final class CallerContext {

    private CallerContext() {}

    /** @param answer on its way already */
    public static <T> Uni<T> returning(CompletionStage<T> answer) {
        Context context = Vertx.currentContext();
        Executor back = context == null ? Runnable::run : command -> context.runOnContext(nothing -> command.run());
        return Uni.createFrom().completionStage(answer).emitOn(back);
    }
}
