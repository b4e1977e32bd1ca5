package io.kaggleingest.web;

import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import org.jboss.logging.MDC;

/** Gives each request an id (the caller's, if it is sane) and says with each answer how long it took. */
@ApplicationScoped
public class RequestTrace {

    static final String ID_HEADER = "X-Request-Id";
    static final String TIME_HEADER = "x-process-time-ms";

    private static final String KEY = RequestTrace.class.getName();
    private static final int BEFORE_ALL_OTHERS = 1000;
    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._:-]{1,128}");

    void register(@Observes Filters filters) {
        filters.register(RequestTrace::trace, BEFORE_ALL_OTHERS);
    }

    /** The id under which this request is known to the caller, the log and the ledger. */
    public static String id(RoutingContext request) {
        String id = request.get(KEY);
        return id != null ? id : begin(request);
    }

    private static void trace(RoutingContext request) {
        id(request);
        request.next();
    }

    private static String begin(RoutingContext request) {
        String header = request.request().getHeader(ID_HEADER);
        String id = header != null && SANE.matcher(header).matches()
                ? header
                : UUID.randomUUID().toString();
        long start = System.nanoTime();
        request.put(KEY, id);
        MDC.put("requestId", id);
        request.addHeadersEndHandler(ignored -> request.response()
                .putHeader(ID_HEADER, id)
                .putHeader(TIME_HEADER, Long.toString(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start))));
        return id;
    }
}
