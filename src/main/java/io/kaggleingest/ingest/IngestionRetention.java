package io.kaggleingest.ingest;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jboss.logging.Logger;

/**
 * Forgets ingestions that ended long ago, on one replica at a time. The latest one of each resource stays: it is what is
 * known of the resource.
 */
@ApplicationScoped
class IngestionRetention {

    private static final Logger LOG = Logger.getLogger(IngestionRetention.class);

    /** A replica that does not get the lock deletes nothing. The lock lasts as long as the statement. */
    private static final String FORGET =
            """
            with turn as materialized (select pg_try_advisory_xact_lock(hashtext('old ingestions')) as mine)
            delete from ingestion where id in (
              select i.id from turn cross join ingestion i
              where turn.mine and i.status in ('completed', 'failed') and i.finished_at < $1
                and exists (
                  select 1 from ingestion later
                  where later.source = i.source and later.owner = i.owner and later.kind = i.kind and later.ref = i.ref
                    and later.created_at > i.created_at)
              limit $2)
            """;

    /** The last one counts; the others are kept for who looks for an error. */
    private static final String FORGET_CHANGES =
            """
            delete from resource_change
            where number < (select number from resource_change order by number desc offset 1000 limit 1)
            """;

    private static final int AT_ONCE = 1_000;

    @Inject
    Vertx vertx;

    @Inject
    Pool database;

    @Inject
    IngestConfig config;

    @Inject
    Clock clock;

    void start(@Observes StartupEvent event) {
        vertx.setPeriodic(config.sweep().toMillis(), tick -> sweep().subscribe()
                .with(done -> {}, failure -> LOG.warnf("Old ingestions are not forgotten: %s", failure.getMessage())));
    }

    Uni<Void> sweep() {
        Instant oldest = clock.instant().minus(config.retention());
        return database.preparedQuery(FORGET)
                .execute(Tuple.of(oldest.atOffset(ZoneOffset.UTC), AT_ONCE))
                .chain(rows -> rows.rowCount() < AT_ONCE ? forgetChanges() : sweep());
    }

    private Uni<Void> forgetChanges() {
        return database.query(FORGET_CHANGES).execute().replaceWithVoid();
    }
}
