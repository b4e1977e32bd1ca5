package io.kaggleingest.mcp;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

import io.kaggleingest.account.Caller;
import io.kaggleingest.account.CallerLookup;
import io.kaggleingest.account.Scope;
import io.kaggleingest.web.RequestTrace;

/** Who calls: the holder of the key that the HTTP request carries, as a header of ours or as a bearer token. */
@ApplicationScoped
class McpCallers {

    private static final String BEARER = "Bearer ";

    @Inject
    CallerLookup lookup;

    @Inject
    CurrentVertxRequest current;

    /**
     * The request under way.
     *
     * @param caller fails with 401 or 403
     * @param id under which the log and the ledger know it
     */
    record McpRequest(Uni<Caller> caller, String id) {}

    /** To be asked before anything waits: later there may be another request under way. */
    McpRequest current() {
        RoutingContext request = current.getCurrent();
        String key = key(request.request());
        return new McpRequest(
                Uni.createFrom().deferred(() -> lookup.of(key)).invoke(caller -> caller.require(Scope.CONTEXT)),
                RequestTrace.id(request));
    }

    /** Null if there is none. */
    private static String key(HttpServerRequest request) {
        String key = request.getHeader("X-API-Key");
        String bearer = request.getHeader("Authorization");
        boolean isBearer = bearer != null && bearer.regionMatches(true, 0, BEARER, 0, BEARER.length());
        return key == null && isBearer ? bearer.substring(BEARER.length()).strip() : key;
    }
}
