package io.kaggleingest.account;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

import io.kaggleingest.load.BatchingQueue;
import io.kaggleingest.load.CallerContext;

/**
 * Reads keys in the database; look-ups that arrive during a statement share the next one. There is no cache, so a
 * revoked key ends at once.
 */
@ApplicationScoped
class KeyLookups {

    private static final int MOST_WAITING = 10_000;
    private static final int MOST_TOGETHER = 512;
    private static final int MOST_UNDER_WAY = 2;

    private static final String FIND =
            """
            select k.hash, k.id as key_id, a.id, a.email, a.tier, a.credits, a.created_at, a.network, k.scopes,
                   coalesce((select number from resource_change order by number desc limit 1), 0) as last_change
            from api_key k join account a on a.id = k.account_id
            where k.hash = any ($1) and k.revoked_at is null and (k.expires_at is null or k.expires_at > $2)
            """;

    @Inject
    Pool database;

    @Inject
    Clock clock;

    @Inject
    KeyMeters meters;

    private BatchingQueue<KeyHash, Optional<Caller>> queue;

    @PostConstruct
    void start() {
        queue = new BatchingQueue<>(MOST_WAITING, MOST_TOGETHER, MOST_UNDER_WAY, this::find);
    }

    Uni<Optional<Caller>> find(KeyHash hash) {
        return CallerContext.returning(meters.measure(queue.ask(hash)));
    }

    int waiting() {
        return queue.waiting();
    }

    private Uni<List<Optional<Caller>>> find(List<KeyHash> hashes) {
        Buffer[] distinctHashes =
                hashes.stream().map(KeyLookups::buffer).distinct().toArray(Buffer[]::new);
        return database.preparedQuery(FIND)
                .execute(Tuple.of(distinctHashes, clock.instant().atOffset(ZoneOffset.UTC)))
                .map(KeyLookups::callersByHash)
                .map(callersByHash -> hashes.stream()
                        .map(hash -> Optional.ofNullable(callersByHash.get(buffer(hash))))
                        .toList());
    }

    private static Map<Buffer, Caller> callersByHash(RowSet<Row> rows) {
        Map<Buffer, Caller> callersByHash = new HashMap<>();
        rows.forEach(row -> callersByHash.put(row.getBuffer("hash").getDelegate(), caller(row)));
        return callersByHash;
    }

    private static Caller caller(Row row) {
        return new Caller(
                row.getLong("id"),
                row.getUUID("key_id"),
                row.getString("email"),
                row.getString("tier"),
                row.getLong("credits"),
                row.getOffsetDateTime("created_at").toInstant(),
                Scope.read(row.getString("scopes")),
                row.getString("network"),
                row.getLong("last_change"));
    }

    private static Buffer buffer(KeyHash hash) {
        return Buffer.buffer(hash.bytes());
    }
}
