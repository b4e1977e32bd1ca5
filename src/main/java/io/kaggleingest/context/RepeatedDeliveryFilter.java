package io.kaggleingest.context;

import java.util.Optional;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import io.kaggleingest.account.Caller;
import io.kaggleingest.account.CallerLookup;
import io.kaggleingest.web.RequestTrace;

/** Answers before a key is looked up, where the debit looks at it; everybody else goes on to the endpoint. */
@ApplicationScoped
class RepeatedDeliveryFilter {

    @Inject
    CallerLookup lookup;

    @Inject
    RepeatedDelivery repeatedDelivery;

    @MayRepeat
    @ServerRequestFilter(priority = Priorities.AUTHENTICATION)
    Uni<Response> again(RoutingContext request) {
        Optional<RepeatedDelivery.Question> question = RepeatedDelivery.Question.of(request.request());
        Optional<Caller> caller = lookup.lastSeen(request.request().getHeader(CallerLookup.HEADER));
        if (question.isEmpty() || caller.isEmpty()) {
            return Uni.createFrom().nullItem();
        }
        return repeatedDelivery
                .again(question.get(), caller.get(), RequestTrace.id(request))
                .invoke(answer -> {
                    if (answer != null) {
                        lookup.note(caller.get());
                        sayOwnCoding(request);
                    }
                });
    }

    /** Quarkus says {@code identity} of every answer at first, and would take that for the coding of this one. */
    private static void sayOwnCoding(RoutingContext request) {
        request.response().headers().remove(HttpHeaders.CONTENT_ENCODING);
    }
}
