package io.kaggleingest.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import org.jboss.logging.Logger;

/**
 * Keeps callers from naming time series, each of which would stay until the replica ends: methods and paths that nobody
 * documented are counted together.
 */
@Singleton
class RouteMeterFilter implements MeterFilter {

    private static final Logger LOG = Logger.getLogger(RouteMeterFilter.class);
    private static final String DOCUMENT = "META-INF/quarkus-generated-openapi-doc.JSON";
    private static final String OTHER = "OTHER";
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private final Set<String> routes =
            new HashSet<>(Set.of("NOT_FOUND", "REDIRECTION", "UNKNOWN", "root", "/", "/mcp", "/q/openapi"));

    @Inject
    ObjectMapper json;

    @PostConstruct
    void readRoutes() {
        try (InputStream document =
                Thread.currentThread().getContextClassLoader().getResourceAsStream(DOCUMENT)) {
            if (document == null) {
                LOG.warn("There is no list of routes: requests are counted without them");
                return;
            }
            json.readTree(document).path("paths").fieldNames().forEachRemaining(routes::add);
        } catch (IOException failure) {
            LOG.warnf("Requests are counted without routes: %s", failure.getMessage());
        }
    }

    @Override
    public Meter.Id map(Meter.Id id) {
        if (!id.getName().startsWith("http.server.")) {
            return id;
        }
        List<Tag> tags = new ArrayList<>();
        for (Tag tag : id.getTagsAsIterable()) {
            // Told for a fixed port only: of two servers one may have it, and series of one name need the same tags.
            if (tag.getKey().equals("server.port")) {
                continue;
            }
            boolean invented = tag.getKey().equals("uri") && !routes.contains(tag.getValue())
                    || tag.getKey().equals("method") && !METHODS.contains(tag.getValue());
            tags.add(invented ? Tag.of(tag.getKey(), OTHER) : tag);
        }
        return id.replaceTags(tags);
    }
}
