package io.kaggleingest.kaggle.wire;

import java.util.function.Supplier;

import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import org.jspecify.annotations.Nullable;

/**
 * The connection of one call of the REST client, to be closed as soon as the answer is too long or nobody waits for it.
 * By itself the REST client reads every answer to its end, and never releases the connection of a call that was
 * cancelled before it had one.
 */
final class CancellableCall {

    static final class TooLong extends RuntimeException {

        private TooLong() {
            super(null, null, false, false);
        }
    }

    private static final Object KEY = CancellableCall.class;

    private final long mostBytes;
    private @Nullable HttpClientRequest request;
    private boolean over;

    private CancellableCall(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** A client whose requests go through {@link #connect} makes the call, on a context of its own. */
    static <T> Uni<T> call(Vertx vertx, long mostBytes, Supplier<Uni<T>> call) {
        return Uni.createFrom().emitter(emitter -> {
            CancellableCall line = new CancellableCall(mostBytes);
            emitter.onTermination(line::hangUp);
            Context context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
            context.putLocal(KEY, line);
            context.runOnContext(ignored -> line.make(call, emitter));
        });
    }

    static void connect(HttpClientRequest request) {
        CancellableCall line = Vertx.currentContext().getLocal(KEY);
        line.attach(request);
    }

    private <T> void make(Supplier<Uni<T>> call, UniEmitter<? super T> emitter) {
        call.get()
                .subscribe()
                .with(
                        answer -> {
                            end();
                            emitter.complete(answer);
                        },
                        emitter::fail);
    }

    private synchronized void attach(HttpClientRequest newRequest) {
        request = newRequest;
        // The call itself fails with whatever comes here, so that nothing is left to be logged.
        newRequest.exceptionHandler(failure -> {});
        newRequest.response().onSuccess(this::count);
        if (over) {
            // Later: the REST client is about to send it.
            Vertx.currentContext().runOnContext(ignored -> newRequest.reset());
        }
    }

    private void count(HttpClientResponse response) {
        long[] byteCount = {0};
        response.handler(chunk -> {
            byteCount[0] += chunk.length();
            if (byteCount[0] > mostBytes) {
                response.request().reset(0, new TooLong());
            }
        });
    }

    /** The connection serves others from now on. */
    private synchronized void end() {
        over = true;
        request = null;
    }

    private synchronized void hangUp() {
        over = true;
        if (request != null) {
            request.reset();
        }
    }
}
