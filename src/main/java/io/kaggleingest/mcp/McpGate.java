package io.kaggleingest.mcp;

import java.net.URI;
import java.util.Set;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/**
 * Comes before the protocol. Sessions are neither given to clients nor taken from them, so that any replica answers any
 * call. Only messages are accepted, and of these only calls are passed on. A page of another site cannot use a service
 * on the reader's own machine.
 */
@ApplicationScoped
class McpGate {

    private static final String PATH = "/mcp";
    private static final String SESSION = "Mcp-Session-Id";
    /** Behind what reads bodies. */
    private static final int BEFORE_THE_ROUTE = 500;

    private static final int PARSE_ERROR = -32700;
    private static final int INVALID_REQUEST = -32600;
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]", "::1", "0:0:0:0:0:0:0:1");

    void register(@Observes Filters filters) {
        filters.register(McpGate::enter, BEFORE_THE_ROUTE);
    }

    private static void enter(RoutingContext context) {
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
            context.addHeadersEndHandler(ignored -> context.response().headers().remove(SESSION));
            pass(context);
        }
    }

    /** Notifications and answers belong to sessions, so their arrival is confirmed and nothing else. */
    private static void pass(RoutingContext context) {
        Object message = message(context);
        if (message instanceof JsonArray) {
            refuseMessage(context, INVALID_REQUEST, "Send one message with each request");
        } else if (!(message instanceof JsonObject object)) {
            refuseMessage(context, PARSE_ERROR, "The body must be a JSON object");
        } else if (object.getValue("id") == null || !object.containsKey("method")) {
            context.response().setStatusCode(202).end();
        } else {
            context.next();
        }
    }

    private static @Nullable Object message(RoutingContext context) {
        try {
            return context.body().isEmpty()
                    ? null
                    : Json.decodeValue(context.body().buffer());
        } catch (DecodeException | NullPointerException failure) {
            return null;
        }
    }

    /** Only browsers tell an origin, and only a name of this machine makes sure that the page is not somebody else's. */
    private static boolean isOfAnotherSite(HttpServerRequest request) {
        String origin = request.getHeader("Origin");
        boolean direct = request.getHeader("X-Forwarded-For") == null && request.getHeader("Forwarded") == null;
        return origin != null
                && direct
                && THIS_MACHINE.contains(String.valueOf(request.remoteAddress().hostAddress()))
                && !isHere(origin);
    }

    private static boolean isHere(String origin) {
        try {
            return THIS_MACHINE.contains(String.valueOf(URI.create(origin).getHost()));
        } catch (IllegalArgumentException failure) {
            return false;
        }
    }

    private static void refuse(RoutingContext context, int status, String code, String detail) {
        send(context, status, new JsonObject().put("detail", detail).put("code", code));
    }

    private static void refuseMessage(RoutingContext context, int code, String message) {
        JsonObject error = new JsonObject().put("code", code).put("message", message);
        send(context, 400, new JsonObject().put("jsonrpc", "2.0").putNull("id").put("error", error));
    }

    private static void send(RoutingContext context, int status, JsonObject answer) {
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json;charset=UTF-8")
                .end(answer.encode());
    }
}
