package io.kaggleingest.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import io.kaggleingest.web.Problem;

/** Lets operators in who send the configured key as {@code X-Admin-Key}. */
@ApplicationScoped
class AdminKeyFilter {

    static final String HEADER = "X-Admin-Key";

    private static final String ROUTES = "/api/admin/";
    private static final int AFTER_PATH_ALIAS = Priorities.USER + 100;

    @Inject
    @ConfigProperty(name = "kaggleingest.admin-key")
    Optional<String> configured;

    /** Runs before routes are matched: without a configured key, no method and no media type may reveal that a route exists. */
    @ServerRequestFilter(preMatching = true, priority = AFTER_PATH_ALIAS)
    void hide(ContainerRequestContext request) {
        if (key().isEmpty() && request.getUriInfo().getRequestUri().getPath().startsWith(ROUTES)) {
            throw new NotFoundException();
        }
    }

    @AdminKeyRequired
    @ServerRequestFilter
    void identify(ContainerRequestContext request) {
        String expected = key().orElseThrow(NotFoundException::new);
        String given = request.getHeaderString(HEADER);
        if (given == null || !MessageDigest.isEqual(digest(expected), digest(given))) {
            throw new Problem(403, "invalid_admin_key", "Missing or invalid X-Admin-Key header");
        }
    }

    /** A key from a file often ends with a line break, which no header can carry. */
    private Optional<String> key() {
        return configured.map(String::strip).filter(key -> !key.isEmpty());
    }

    private static byte[] digest(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
