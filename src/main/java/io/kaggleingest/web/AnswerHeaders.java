package io.kaggleingest.web;

import java.util.List;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** What the head of every answer says for safety, and how a request is refused that names no host. */
@ApplicationScoped
class AnswerHeaders {

    private static final int AFTER_TRACE = 950;

    /** Answers about an account, which no cache may keep, a browser's own included. */
    private static final List<String> OF_ACCOUNTS = List.of("/auth/", "/usage", "/admin/");

    void register(@Observes Filters filters) {
        filters.register(AnswerHeaders::complete, AFTER_TRACE);
    }

    private static void complete(RoutingContext request) {
        HttpServerRequest httpRequest = request.request();
        request.addHeadersEndHandler(
                ignored -> complete(httpRequest, request.response().headers()));
        request.next();
    }

    /** Vert.x refuses what names no host before anything else sees it; this only says so in our words. */
    void refuseWithoutHost(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(request -> {
            if (request.statusCode() == 400 && request.request().getHeader(HttpHeaders.HOST) == null) {
                RequestTrace.id(request);
                PlainAnswer.refuse(
                        request, Problem.badRequest("missing_host", "Send a Host header that names this service"));
            } else {
                request.next();
            }
        });
    }

    private static void complete(HttpServerRequest request, MultiMap headers) {
        headers.set("X-Content-Type-Options", "nosniff");
        if ("https".equals(request.scheme())) {
            headers.set("Strict-Transport-Security", "max-age=31536000");
        }
        String route = PathAlias.withoutPrefix(request.path());
        if (OF_ACCOUNTS.stream().anyMatch(route::startsWith)) {
            headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
        }
    }
}
