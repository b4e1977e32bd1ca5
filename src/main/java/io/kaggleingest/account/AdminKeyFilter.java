package io.kaggleingest.account;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;

import io.quarkus.runtime.StartupEvent;
import io.vertx.ext.web.RoutingContext;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import io.kaggleingest.load.RateLimiter;
import io.kaggleingest.web.Problem;

/** Lets operators in who send a configured key as {@code X-Admin-Key}; wrong ones are counted per client. */
@ApplicationScoped
class AdminKeyFilter {

    static final String HEADER = "X-Admin-Key";

    private static final String OPERATOR = AdminKeyFilter.class.getName();
    private static final String ROUTES = "/api/admin/";
    private static final int AFTER_PATH_ALIAS = Priorities.USER + 100;
    private static final int WRONG_KEYS = 20;
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final String TOO_MANY = "Too many wrong admin keys";

    @Inject
    @ConfigProperty(name = "kaggleingest.admin-key")
    Optional<String> key;

    @Inject
    @ConfigProperty(name = "kaggleingest.admin-keys")
    Optional<List<String>> keys;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    private Operators operators;
    private RateLimiter wrongKeys;

    /** Before anything else has begun: a malformed list of keys is refused at the start, not with each request. */
    void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        operators = new Operators(key, keys.orElse(List.of()));
        wrongKeys = new RateLimiter(WRONG_KEYS, WINDOW, clock);
    }

    /** Runs before routes are matched: without a configured key, no method and no media type may reveal that a route exists. */
    @ServerRequestFilter(preMatching = true, priority = AFTER_PATH_ALIAS)
    void hide(ContainerRequestContext request) {
        if (operators.areNone()
                && request.getUriInfo().getRequestUri().getPath().startsWith(ROUTES)) {
            throw new NotFoundException();
        }
    }

    @AdminKeyRequired
    @ServerRequestFilter
    void identify(ContainerRequestContext request, RoutingContext context) {
        if (operators.areNone()) {
            throw new NotFoundException();
        }
        String client = ClientAddress.of(context.request().remoteAddress());
        wrongKeys.refusal(client, TOO_MANY).ifPresent(AdminKeyFilter::refuse);
        String key = request.getHeaderString(HEADER);
        Optional<String> name = key == null ? Optional.empty() : operators.name(key);
        if (name.isEmpty()) {
            audit.tell(AuditLog.Event.OPERATOR_REFUSED, "client", client);
            wrongKeys.count(client, TOO_MANY).ifPresent(AdminKeyFilter::refuse);
            throw new Problem(403, "invalid_admin_key", "Missing or invalid X-Admin-Key header");
        }
        context.put(OPERATOR, name.get());
    }

    /** The name of the operator who sent a request. */
    static String operator(RoutingContext request) {
        return request.get(OPERATOR);
    }

    private static void refuse(Problem problem) {
        throw problem;
    }
}
