package io.kaggleingest.web;

import java.net.URI;
import java.util.Set;
import jakarta.ws.rs.container.ContainerRequestContext;

import io.vertx.core.http.HttpServerRequest;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Every endpoint answers under {@code /api/…} and, as an alias, without the prefix. */
class PathAlias {

    private static final String PREFIX = "/api";
    private static final Set<String> WITHOUT_PREFIXED_FORM = Set.of("/health", "/llms.txt", "/SKILL.md", "/mcp");

    /** The path by which a route is known, whether or not the prefix was sent. */
    static String withoutPrefix(String path) {
        return path.startsWith(PREFIX + "/") ? path.substring(PREFIX.length()) : path;
    }

    @ServerRequestFilter(preMatching = true)
    void addPrefix(ContainerRequestContext request, HttpServerRequest httpRequest) {
        URI uri = request.getUriInfo().getRequestUri();
        String path = uri.getRawPath();
        if (httpRequest.path().indexOf(';') >= 0) {
            // JAX-RS would drop what follows the semicolon and answer for another name than the one that was sent.
            throw Problem.badRequest("invalid_path", "A path may not contain ';'");
        }
        if (!path.startsWith(PREFIX + "/") && !WITHOUT_PREFIXED_FORM.contains(path)) {
            String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            request.setRequestUri(URI.create(PREFIX + path + query));
        }
    }
}
