package io.kaggleingest.kaggle.wire;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntUnaryOperator;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;

/**
 * One request to storage and its answer, read no further than is wanted. Whoever has enough, or waits no longer, hangs up:
 * the connection is closed, and nothing more is read into memory.
 */
final class RangeRequest {

    /** @param ended whether {@code bytes} are the whole body */
    record Reply(int status, String location, String retryAfter, String contentRange, byte[] bytes, boolean ended) {

        private static Reply of(HttpClientResponse response, Buffer bytes, boolean ended) {
            return new Reply(
                    response.statusCode(),
                    response.getHeader("Location"),
                    response.getHeader("Retry-After"),
                    response.getHeader("Content-Range"),
                    bytes.getBytes(),
                    ended);
        }
    }

    private final RequestOptions options;
    private final IntUnaryOperator mostBytes;
    private final AtomicBoolean isEnded = new AtomicBoolean();

    /** @param mostBytes how much of a body is wanted, by status; 0: it is not even waited for */
    RangeRequest(RequestOptions options, IntUnaryOperator mostBytes) {
        this.options = options;
        this.mostBytes = mostBytes;
    }

    /** To be used once. */
    Uni<Reply> over(HttpClient client) {
        return Uni.createFrom().emitter(emitter -> send(client, emitter));
    }

    private void send(HttpClient client, UniEmitter<? super Reply> emitter) {
        var request = client.request(options);
        request.onSuccess(ready -> send(ready, emitter)).onFailure(emitter::fail);
        emitter.onTermination(() -> request.onSuccess(ready -> {
            if (!isEnded.get()) {
                ready.reset();
            }
        }));
    }

    /** Listens before it sends, because an answer may be over before somebody begins to listen. */
    private void send(HttpClientRequest request, UniEmitter<? super Reply> emitter) {
        // The answer fails with whatever else would be logged as an error of the request.
        request.exceptionHandler(failure -> {});
        request.response().onSuccess(response -> receive(response, emitter)).onFailure(emitter::fail);
        request.send();
    }

    private void receive(HttpClientResponse response, UniEmitter<? super Reply> emitter) {
        int most = mostBytes.applyAsInt(response.statusCode());
        response.exceptionHandler(emitter::fail);
        if (most == 0) {
            emitter.complete(Reply.of(response, Buffer.buffer(), false));
            return;
        }
        Buffer bytes = Buffer.buffer();
        response.endHandler(end -> {
            isEnded.set(true);
            emitter.complete(Reply.of(response, bytes, true));
        });
        response.handler(chunk -> {
            int room = most - bytes.length();
            bytes.appendBuffer(chunk, 0, Math.min(room, chunk.length()));
            if (chunk.length() > room) {
                response.handler(null);
                emitter.complete(Reply.of(response, bytes, false));
            }
        });
    }
}
