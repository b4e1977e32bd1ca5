package io.kaggleingest.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;

import io.smallrye.mutiny.Uni;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Finds the {@link Caller} behind {@code X-API-Key} before an endpoint that needs one. */
@ApplicationScoped
class ApiKeyFilter {

    @Inject
    CallerLookup lookup;

    @Inject
    CurrentCaller current;

    @KeyRequired
    @ServerRequestFilter
    Uni<Void> identify(ContainerRequestContext request) {
        return lookup.of(request.getHeaderString(CallerLookup.HEADER))
                .invoke(current::set)
                .invoke(caller -> requireScope(caller, request))
                .replaceWithVoid();
    }

    private static void requireScope(Caller caller, ContainerRequestContext request) {
        String path = request.getUriInfo().getRequestUri().getPath();
        Scope.required(request.getMethod(), path).forEach(caller::require);
    }
}
