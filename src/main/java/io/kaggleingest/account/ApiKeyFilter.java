package io.kaggleingest.account;

import java.time.Clock;
import java.time.ZoneOffset;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import io.kaggleingest.web.Problem;

/**
 * Finds the {@link Caller} behind {@code X-API-Key}. The key's validity is read in the database with each request, so
 * that a revoked one is refused by every replica at once.
 */
class ApiKeyFilter {

    static final String HEADER = "X-API-Key";

    private static final String FIND =
            """
            select k.id as key_id, a.id, a.email, a.tier, a.credits, a.created_at
            from api_key k join account a on a.id = k.account_id
            where k.hash = $1 and k.revoked_at is null and (k.expires_at is null or k.expires_at > $2)
            """;

    @Inject
    Pool database;

    @Inject
    CurrentCaller current;

    @Inject
    Clock clock;

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
        return find(KeyHash.of(key)).invoke(current::set).replaceWithVoid();
    }

    private Uni<Caller> find(KeyHash hash) {
        return database.preparedQuery(FIND)
                .execute(Tuple.of(Buffer.buffer(hash.bytes()), clock.instant().atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.iterator().hasNext() ? caller(rows.iterator().next()) : null)
                .onItem()
                .ifNull()
                .failWith(ApiKeyFilter::invalid);
    }

    private static Caller caller(Row row) {
        return new Caller(
                row.getLong("id"),
                row.getUUID("key_id"),
                row.getString("email"),
                row.getString("tier"),
                row.getLong("credits"),
                row.getOffsetDateTime("created_at").toInstant());
    }

    /** One answer for unknown, malformed, revoked and expired, so that a guess learns nothing. */
    private static Problem invalid() {
        return new Problem(403, "invalid_api_key", "Invalid API key");
    }
}
