package io.kaggleingest.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jboss.logging.Logger;

import io.kaggleingest.load.PeriodicTasks;

/** Remembers which keys were used, to the minute, and writes it down for all of them together now and then. */
@ApplicationScoped
class LastUsedKeys {

    private static final Logger LOG = Logger.getLogger(LastUsedKeys.class);
    private static final Duration LAST_WRITE_LIMIT = Duration.ofSeconds(5);

    /** While so many keys wait to be written, no others are noted. */
    private static final int REMEMBERED_LIMIT = 100_000;

    /** Locks rows in the order of their ids, so that two replicas cannot deadlock. */
    private static final String WRITE =
            """
            with used as (
              select * from unnest($1::uuid[], $2::timestamptz[]) as u (id, at)
            ), held as (
              select k.id, used.at from api_key k join used on used.id = k.id
              where k.last_used_at is null or k.last_used_at < used.at
              order by k.id
              for no key update of k
            )
            update api_key k set last_used_at = greatest(k.created_at, k.last_used_at, held.at)
            from held where k.id = held.id
            """;

    private final Map<UUID, Instant> uses = new ConcurrentHashMap<>();

    @Inject
    PeriodicTasks periodic;

    @Inject
    Pool database;

    @Inject
    AccountConfig config;

    @Inject
    Clock clock;

    void start(@Observes StartupEvent event) {
        periodic.every(config.lastUsedInterval(), () -> write().subscribe().with(done -> {}, LastUsedKeys::warn));
    }

    void stop(@Observes ShutdownEvent event) {
        write().ifNoItem()
                .after(LAST_WRITE_LIMIT)
                .fail()
                .onFailure()
                .invoke(LastUsedKeys::warn)
                .onFailure()
                .recoverWithNull()
                .await()
                .indefinitely();
    }

    void note(UUID key) {
        Instant minute = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        if (uses.size() < REMEMBERED_LIMIT || uses.containsKey(key)) {
            uses.put(key, minute);
        }
    }

    /** Writes what has gathered; what cannot be written is kept for the next time. */
    Uni<Void> write() {
        Map<UUID, Instant> batch = Map.copyOf(uses);
        if (batch.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        batch.forEach(uses::remove);
        UUID[] ids = batch.keySet().toArray(UUID[]::new);
        OffsetDateTime[] times = batch.values().stream()
                .map(time -> time.atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new);
        return database.preparedQuery(WRITE)
                .execute(Tuple.of(ids, times))
                .onFailure()
                .invoke(failure -> batch.forEach(uses::putIfAbsent))
                .replaceWithVoid();
    }

    private static void warn(Throwable failure) {
        LOG.warnf("When keys were last used could not be written: %s", failure.getMessage());
    }
}
