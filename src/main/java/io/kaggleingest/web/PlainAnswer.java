package io.kaggleingest.web;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/**
 * A {@link Problem} told before any endpoint is looked for. What else is being sent is thrown away for a moment, because
 * whoever is cut off while sending does not read the answer; who goes on sending is cut off then.
 */
public final class PlainAnswer {

    private static final long MOMENT_MILLIS = 2_000;

    private PlainAnswer() {}

    /** Instead of any endpoint. */
    public static void refuse(RoutingContext request, Problem problem) {
        HttpServerResponse response = request.response();
        if (response.ended() || response.closed()) {
            return;
        }
        problem.retryAfter()
                .ifPresent(after -> response.putHeader(HttpHeaders.RETRY_AFTER, Long.toString(after.toSeconds())));
        response.setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json;charset=UTF-8")
                .end(new JsonObject()
                        .put("detail", problem.detail())
                        .put("code", problem.code())
                        .encode())
                .onComplete(ignored -> linger(request));
    }

    private static void linger(RoutingContext request) {
        HttpServerRequest httpRequest = request.request();
        if (httpRequest.isEnded()) {
            return;
        }
        long over = request.vertx()
                .setTimer(MOMENT_MILLIS, timer -> httpRequest.connection().close());
        httpRequest.handler(ignored -> {});
        httpRequest.endHandler(all -> request.vertx().cancelTimer(over));
        httpRequest.exceptionHandler(failure -> request.vertx().cancelTimer(over));
        httpRequest.resume();
    }
}
