package io.kaggleingest.mcp;

import java.net.URI;
import java.util.Set;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

import io.kaggleingest.web.ProblemMapper.ErrorBody;

/**
 * Before the protocol: no session is told to a client or heard of, so that any replica answers any call; nothing but calls
 * is taken; and a page of another site cannot use a service on the reader's own machine.
 */
@ApplicationScoped
class McpGate {

    private static final String PATH = "/mcp";
    private static final String SESSION = "Mcp-Session-Id";
    private static final int BEFORE_THE_ROUTE = 500;
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    @Inject
    ObjectMapper json;

    void register(@Observes Filters filters) {
        filters.register(this::pass, BEFORE_THE_ROUTE);
    }

    private void pass(RoutingContext context) {
        HttpServerRequest request = context.request();
        String path = request.path();
        if (!path.equals(PATH) && !path.startsWith(PATH + "/")) {
            context.next();
        } else if (!path.equals(PATH)) {
            refuse(context, 404, "no_such_route", "The protocol is spoken at /mcp only");
        } else if (isOfAnotherSite(request)) {
            refuse(
                    context,
                    403,
                    "origin_not_allowed",
                    "A page of another site may not call this machine's own service");
        } else if (request.method() != HttpMethod.POST) {
            context.response().putHeader("Allow", "POST");
            refuse(context, 405, "method_not_allowed", "Send messages by POST; there are no sessions and no streams");
        } else {
            request.headers().remove(SESSION);
            context.addHeadersEndHandler(
                    ended -> forgetSession(context.response().headers()));
            context.next();
        }
    }

    private static void forgetSession(MultiMap headers) {
        headers.remove(SESSION);
    }

    /** A name that leads to this machine may be an attacker's; behind a proxy, under a name of its own, keys protect. */
    private static boolean isOfAnotherSite(HttpServerRequest request) {
        String origin = request.getHeader("Origin");
        String own = host(request.getHeader("Host"));
        boolean local = request.remoteAddress() != null
                && THIS_MACHINE.contains(request.remoteAddress().hostAddress())
                && !isBehindProxy(request);
        if (local && own != null && !THIS_MACHINE.contains(own)) {
            return true;
        }
        return origin != null && THIS_MACHINE.contains(String.valueOf(own)) && !isHere(origin);
    }

    private static boolean isBehindProxy(HttpServerRequest request) {
        return request.getHeader("X-Forwarded-For") != null || request.getHeader("Forwarded") != null;
    }

    private static boolean isHere(String origin) {
        try {
            return THIS_MACHINE.contains(String.valueOf(URI.create(origin).getHost()));
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    /** Without the port. */
    private static String host(String header) {
        if (header == null) {
            return null;
        }
        int port = header.lastIndexOf(':');
        return port > header.lastIndexOf(']') && port > 0 ? header.substring(0, port) : header;
    }

    private void refuse(RoutingContext context, int status, String code, String detail) {
        try {
            context.response()
                    .setStatusCode(status)
                    .putHeader("Content-Type", "application/json;charset=UTF-8")
                    .end(json.writeValueAsString(new ErrorBody(detail, code)));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
