package io.kaggleingest.ingest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

import io.kaggleingest.kaggle.wire.Kaggle;

/**
 * What workers do to the rows of ingestions: short steps between which no session is held. Each step names the claim, so
 * that a worker which was thought dead changes nothing once the ingestion has been taken again. Leases go by the clock of
 * the database, the only one that all replicas share.
 */
@ApplicationScoped
public class IngestionClaims {

    private static final String CLAIM =
            """
            update ingestion
            set status = 'running', stage = 'starting', message = 'Started', worker = $2, started_at = $3,
                leased_until = now() + make_interval(secs => $4), attempts = attempts + 1
            where id = (
              select i.id from ingestion i left join account a on a.id = i.asked_by
              where source = $1 and owner = 0 and attempts < $5
                and (status = 'queued'
                  or status = 'running' and $6 and leased_until + make_interval(secs => $4 * 2 * (attempts - 1)) < now())
              order by (
                select count(*) from ingestion busy left join account b on b.id = busy.asked_by
                where busy.source = $1 and busy.status = 'running' and busy.leased_until >= now()
                  and (busy.asked_by = i.asked_by or a.tier = 'free' and b.tier = 'free' and a.network = b.network)
              ), i.created_at
              limit 1 for update of i skip locked)
            returning *
            """;

    private static final String GIVE_UP =
            """
            update ingestion
            set status = 'failed', stage = 'failed', finished_at = $2, failure_code = 'ingestion_interrupted', failure_status = 503,
                retry_at = $3, message = 'The ingestion was interrupted several times; ask again later'
            where source = $1 and owner = 0 and attempts >= $4
              and (status = 'queued' or status = 'running' and leased_until < now())
            """;

    /** A private ingestion that has lost its replica has lost its credentials. */
    private static final String GIVE_UP_PRIVATE =
            """
            update ingestion
            set status = 'failed', stage = 'failed', finished_at = $2, failure_code = 'ingestion_interrupted', failure_status = 503,
                retry_at = $2, message = 'The service restarted and no longer has your Kaggle key: send the request again'
            where source = $1 and owner <> 0 and status = 'running' and (leased_until < now() or worker = any($3))
            """;

    private static final String RELEASE =
            """
            update ingestion
            set status = 'queued', stage = 'queued', message = 'Waiting for a worker', worker = null, leased_until = null,
                attempts = attempts - 1
            where worker = any($1) and status = 'running' and owner = 0
            """;

    private static final String HEARTBEAT =
            """
            update ingestion set leased_until = now() + make_interval(secs => $3), stage = $4, done = $5, total = $6, message = $4
            where id = $1 and worker = $2 and status = 'running'
            """;

    private static final String COMPLETE =
            """
            with done as (
              update ingestion set status = 'completed', stage = 'completed', message = 'Completed', finished_at = $3, done = $14, total = $14, retry_at = $15
              where id = $1 and worker = $2 and status = 'running'
              returning source, owner, kind, ref
            ), kept as (
              insert into kept_context as old
                (source, owner, kind, ref, title, bundle, fetched_at, description, category, deadline, searchable, fingerprint)
              select source, owner, kind, ref, $4, $5, $6, $7, $8, $9,
                     setweight(to_tsvector('english', translate(ref, '-/', '  ') || ' ' || $4), 'A')
                     || setweight(to_tsvector('english', concat_ws(' ', $7::text, $8::text)), 'B')
                     || setweight(to_tsvector('english', $10), 'C'),
                     $11
              from done
              on conflict on constraint kept_context_pkey
              do update set title = excluded.title, fetched_at = excluded.fetched_at,
                            description = excluded.description, category = excluded.category,
                            deadline = excluded.deadline, searchable = excluded.searchable,
                            fingerprint = excluded.fingerprint,
                            version = old.version + (old.fingerprint is distinct from excluded.fingerprint)::int,
                            bundle = case when old.fingerprint = excluded.fingerprint then old.bundle else excluded.bundle end
              returning source, owner, kind, ref, version
            ), outlined as (
              insert into context_version (source, owner, kind, ref, version, fetched_at, outline)
              select source, owner, kind, ref, version, $6, $12::text::json from kept
              on conflict on constraint context_version_pkey do nothing
            ), forgotten as (
              delete from context_version v using kept k
              where v.source = k.source and v.owner = k.owner and v.kind = k.kind and v.ref = k.ref
                and v.version <= k.version - $13
            )
            select from kept
            """;

    private static final String FAIL =
            """
            update ingestion
            set status = 'failed', stage = 'failed', finished_at = $3, message = $4, failure_code = $5, failure_status = $6, retry_at = $7
            where id = $1 and worker = $2 and status = 'running'
            """;

    @Inject
    Pool database;

    @Inject
    Kaggle kaggle;

    @Inject
    Clock clock;

    @Inject
    IngestionMeters meters;

    /**
     * Takes what is queued or whose worker fell silent: of the account with the fewest under way, the oldest. What has
     * lost several workers is left alone for a while: it may be what ended them.
     *
     * @param silenceIsDeath false while workers may have been silent because nobody could reach the database
     */
    public Uni<Optional<Ingestion>> claim(UUID claim, Duration lease, int attempts, boolean silenceIsDeath) {
        return database.preparedQuery(CLAIM)
                .execute(Tuple.of(
                        kaggle.source(), claim, utc(clock.instant()), seconds(lease), attempts, silenceIsDeath))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(Ingestion.of(rows.iterator().next())));
    }

    /** Ends what was tried too often, and what nobody else can go on with. */
    public Uni<Void> giveUp(int attempts) {
        Instant now = clock.instant();
        return database.preparedQuery(GIVE_UP)
                .execute(Tuple.of(kaggle.source(), utc(now), utc(now.plus(IngestionFailure.INTERRUPTED)), attempts))
                .invoke(rows -> meters.interrupted(rows.rowCount()))
                .chain(() -> giveUpPrivate(List.of()));
    }

    /** Says that the worker is alive and how far it is; tells whether the ingestion is still its own. */
    Uni<Boolean> heartbeat(IngestionRun run, Duration lease) {
        Progress progress = run.progress();
        return database.preparedQuery(HEARTBEAT)
                .execute(Tuple.from(new Object[] {
                    run.ingestion().id(),
                    run.claim(),
                    seconds(lease),
                    progress.stage(),
                    progress.done(),
                    progress.total()
                }))
                .map(rows -> rows.rowCount() == 1);
    }

    /**
     * Keeps what was fetched and ends the ingestion, both or neither; neither if it is not the worker's any more. If it
     * is what was kept before, that stays, its bytes and its version, and is only as fresh as this.
     *
     * @param versions whose outlines are kept
     */
    /** @param again when to fetch what is missing, null if nothing is that a wait would bring */
    Uni<Boolean> complete(IngestionRun run, StoredContext bundled, int versions, @Nullable Instant again) {
        SearchFields findable = bundled.findable();
        return database.preparedQuery(COMPLETE)
                .execute(Tuple.from(new Object[] {
                    run.ingestion().id(),
                    run.claim(),
                    utc(clock.instant()),
                    bundled.title(),
                    Buffer.buffer(bundled.bundle()),
                    utc(bundled.fetchedAt()),
                    findable.description(),
                    findable.category(),
                    findable.deadline() == null ? null : utc(findable.deadline()),
                    findable.texts(),
                    bundled.fingerprint(),
                    bundled.outline(),
                    versions,
                    run.progress().total(),
                    again == null ? null : utc(again)
                }))
                .map(rows -> rows.size() == 1);
    }

    Uni<Void> fail(IngestionRun run, String message, Ingestion.Failure failure) {
        return database.preparedQuery(FAIL)
                .execute(Tuple.from(new Object[] {
                    run.ingestion().id(),
                    run.claim(),
                    utc(clock.instant()),
                    message,
                    failure.code(),
                    failure.status(),
                    utc(failure.retryAt())
                }))
                .replaceWithVoid();
    }

    /** Gives back what was claimed, for another replica to take at once, or for the caller to ask again. */
    public Uni<Void> release(List<UUID> claims) {
        return database.preparedQuery(RELEASE)
                .execute(Tuple.of(claims.toArray(UUID[]::new)))
                .chain(() -> giveUpPrivate(claims));
    }

    private Uni<Void> giveUpPrivate(List<UUID> claims) {
        return database.preparedQuery(GIVE_UP_PRIVATE)
                .execute(Tuple.of(kaggle.source(), utc(clock.instant()), claims.toArray(UUID[]::new)))
                .invoke(rows -> meters.interrupted(rows.rowCount()))
                .replaceWithVoid();
    }

    static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
