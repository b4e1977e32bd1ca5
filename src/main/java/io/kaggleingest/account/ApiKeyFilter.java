package io.kaggleingest.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import io.kaggleingest.web.Problem;

/**
 * Finds the {@link Caller} behind {@code X-API-Key}. The key's validity is read in the database with each request, so
 * that a revoked one is refused by every replica at once.
 */
@ApplicationScoped
class ApiKeyFilter {

    static final String HEADER = "X-API-Key";

    @Inject
    KeyLookups keys;

    @Inject
    CurrentCaller current;

    @Inject
    LastUsedKeys uses;

    @ConfigProperty(name = "kaggleingest.dashboard-url")
    String dashboardUrl;

    @KeyRequired
    @ServerRequestFilter
    Uni<Void> identify(ContainerRequestContext request) {
        String key = request.getHeaderString(HEADER);
        if (key == null || key.isBlank()) {
            throw new Problem(401, "missing_api_key", "Missing X-API-Key header. Get your key at " + dashboardUrl);
        }
        if (!KeyFormat.matches(key)) {
            throw invalid();
        }
        return keys.find(KeyHash.of(key))
                .map(caller -> caller.orElseThrow(ApiKeyFilter::invalid))
                .invoke(this::accept)
                .replaceWithVoid();
    }

    private void accept(Caller caller) {
        current.set(caller);
        uses.note(caller.apiKeyId());
    }

    /** One answer for unknown, malformed, revoked and expired, so that a guess learns nothing. */
    private static Problem invalid() {
        return new Problem(403, "invalid_api_key", "Invalid API key");
    }
}
