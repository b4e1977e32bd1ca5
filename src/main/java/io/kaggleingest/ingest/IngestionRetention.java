package io.kaggleingest.ingest;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jboss.logging.Logger;

import io.kaggleingest.load.PeriodicTasks;

/**
 * Forgets on one replica at a time what nobody needs: ingestions that ended long ago, but for the latest one of what is
 * kept, and content that nobody has asked for since long. Names that do not exist leave nothing behind this way.
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
                and (
                  exists (
                    select 1 from ingestion later
                    where later.source = i.source and later.owner = i.owner and later.kind = i.kind and later.ref = i.ref
                      and later.created_at > i.created_at)
                  or not exists (
                    select 1 from kept_context k
                    where k.source = i.source and k.owner = i.owner and k.kind = i.kind and k.ref = i.ref))
              limit $2)
            """;

    /** Not while it is fetched again. Its last ingestion goes with it, or those who ask would be told that it completed. */
    private static final String FORGET_UNUSED =
            """
            with turn as materialized (select pg_try_advisory_xact_lock(hashtext('old ingestions')) as mine), unused as (
              delete from kept_context k using turn
              where turn.mine and (k.source, k.owner, k.kind, k.ref) in (
                  select source, owner, kind, ref from kept_context where used_on < $1 limit $2)
                and not exists (
                  select 1 from ingestion i
                  where i.source = k.source and i.owner = k.owner and i.kind = k.kind and i.ref = k.ref
                    and i.status in ('queued', 'running'))
              returning k.source, k.owner, k.kind, k.ref
            ), ingestions as (
              delete from ingestion i using unused u
              where i.source = u.source and i.owner = u.owner and i.kind = u.kind and i.ref = u.ref
                and i.status in ('completed', 'failed')
            ), versions as (
              delete from context_version v using unused u
              where v.source = u.source and v.owner = u.owner and v.kind = u.kind and v.ref = u.ref
            )
            select 1 from unused
            """;

    /** The last one counts; the others are kept for who looks for an error. */
    private static final String FORGET_CHANGES =
            """
            delete from resource_change
            where number < (select number from resource_change order by number desc offset 1000 limit 1)
            """;

    private static final int AT_ONCE = 1_000;

    @Inject
    PeriodicTasks periodic;

    @Inject
    Pool database;

    @Inject
    IngestConfig config;

    @Inject
    Clock clock;

    void start(@Observes StartupEvent event) {
        periodic.every(config.sweep(), () -> sweep().subscribe()
                .with(done -> {}, failure -> LOG.warnf("Old ingestions are not forgotten: %s", failure.getMessage())));
    }

    Uni<Void> sweep() {
        Instant now = clock.instant();
        OffsetDateTime oldest = now.minus(config.retention()).atOffset(ZoneOffset.UTC);
        LocalDate lastUse = LocalDate.ofInstant(now.minus(config.unused()), ZoneOffset.UTC);
        return forgotten(FORGET_UNUSED, lastUse)
                .chain(() -> forgotten(FORGET, oldest))
                .chain(() -> database.query(FORGET_CHANGES).execute())
                .replaceWithVoid();
    }

    private Uni<Void> forgotten(String statement, Object before) {
        return database.preparedQuery(statement)
                .execute(Tuple.of(before, AT_ONCE))
                .chain(rows -> rows.rowCount() < AT_ONCE ? Uni.createFrom().voidItem() : forgotten(statement, before));
    }
}
