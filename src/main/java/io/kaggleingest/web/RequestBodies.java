package io.kaggleingest.web;

import java.time.Duration;
import java.util.Set;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;

/**
 * Reads the bodies of requests before any endpoint sees them, and counts while it reads: each route has its limit, all
 * bodies of a replica together have another one, and a body that takes its time has a deadline.
 */
@ApplicationScoped
class RequestBodies {

    private static final int AFTER_TRACE = 900;
    private static final Duration UNTIL_THERE_IS_ROOM = Duration.ofSeconds(2);
    private static final Set<String> WITH_LARGE_BODIES = Set.of("/get-context", "/get-context-upload", "/mcp");

    @Inject
    BodyConfig config;

    @Inject
    Vertx vertx;

    private BodyBudget budget;

    @PostConstruct
    void start() {
        budget = new BodyBudget(config.allTogether().asLongValue());
    }

    void register(@Observes Filters filters) {
        filters.register(this::read, AFTER_TRACE);
    }

    private void read(RoutingContext request) {
        HttpServerRequest httpRequest = request.request();
        if (httpRequest.isEnded()
                || httpRequest.getHeader(HttpHeaders.CONTENT_LENGTH) == null
                        && httpRequest.getHeader(HttpHeaders.TRANSFER_ENCODING) == null) {
            request.next();
            return;
        }
        long limit = limit(httpRequest.path());
        if (announcedLength(httpRequest) > limit) {
            PlainAnswer.refuse(request, tooLarge(limit));
            return;
        }
        new Reading(request, limit).start();
    }

    private long limit(String path) {
        String route = PathAlias.withoutPrefix(path);
        return (WITH_LARGE_BODIES.contains(route) ? config.largest() : config.usual()).asLongValue();
    }

    private static long announcedLength(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException notANumber) {
            return 0;
        }
    }

    static Problem tooLarge(long limit) {
        return new Problem(
                413,
                "body_too_large",
                "The request body is too large; %d KB are accepted here".formatted(Math.max(1, limit / 1024)));
    }

    private static Problem noRoom() {
        return new Problem(503, "busy", "Too much is being sent at once; try again in a moment", UNTIL_THERE_IS_ROOM);
    }

    private static Problem tooSlow() {
        return new Problem(408, "body_too_slow", "The request body did not arrive in time; send it at once");
    }

    /** Of one body, on the event loop of its connection. */
    private final class Reading {

        private final RoutingContext request;
        private final long limit;
        private final Buffer body = Buffer.buffer();
        private long deadline;
        private long length;
        private boolean over;

        Reading(RoutingContext request, long limit) {
            this.request = request;
            this.limit = limit;
        }

        void start() {
            HttpServerRequest httpRequest = request.request();
            deadline = vertx.setTimer(config.deadline().toMillis(), timer -> refuse(tooSlow()));
            request.addEndHandler(ignored -> end());
            httpRequest.handler(this::add);
            httpRequest.endHandler(ignored -> pass());
            httpRequest.exceptionHandler(failure -> end());
            if ("100-continue".equalsIgnoreCase(httpRequest.getHeader(HttpHeaders.EXPECT))) {
                request.response().writeContinue();
            }
        }

        private void add(Buffer piece) {
            if (over) {
                return;
            }
            if (body.length() + piece.length() > limit) {
                refuse(tooLarge(limit));
            } else if (!budget.take(piece.length())) {
                refuse(noRoom());
            } else {
                length += piece.length();
                body.appendBuffer(piece);
            }
        }

        private void pass() {
            if (over) {
                return;
            }
            vertx.cancelTimer(deadline);
            ((RoutingContextInternal) request).visitHandler(RoutingContextInternal.BODY_HANDLER);
            ((RoutingContextInternal) request).setBody(body);
            request.next();
        }

        private void refuse(Problem problem) {
            if (!over) {
                end();
                PlainAnswer.refuse(request, problem);
            }
        }

        private void end() {
            over = true;
            vertx.cancelTimer(deadline);
            budget.giveBack(length);
            length = 0;
        }
    }
}
