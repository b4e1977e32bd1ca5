package io.kaggleingest.web;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** A {@link Problem} told before any endpoint is looked for; the connection ends with it, because nobody reads the rest. */
final class PlainAnswer {

    private PlainAnswer() {}

    static void refuse(RoutingContext request, Problem problem) {
        HttpServerResponse response = request.response();
        if (response.ended() || response.closed()) {
            return;
        }
        problem.retryAfter()
                .ifPresent(after -> response.putHeader(HttpHeaders.RETRY_AFTER, Long.toString(after.toSeconds())));
        response.setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json;charset=UTF-8")
                .putHeader(HttpHeaders.CONNECTION, "close")
                .end(new JsonObject()
                        .put("detail", problem.detail())
                        .put("code", problem.code())
                        .encode())
                .onComplete(sent -> request.request().connection().close());
    }
}
