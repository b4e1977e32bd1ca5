package io.kaggleingest.ingest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

import io.kaggleingest.kaggle.Ref;
import io.kaggleingest.kaggle.wire.Kaggle;
import io.kaggleingest.load.BatchingQueue;
import io.kaggleingest.load.CallerContext;
import io.kaggleingest.web.Problem;

/** What requests ask of the rows behind the dual track: what is kept, what is under way, and to begin. */
@ApplicationScoped
public class Ingestions {

    private static final String FIND =
            """
            select i.*, k.fetched_at, k.version, k.fingerprint,
                   coalesce((select number from resource_change order by number desc limit 1), 0) as last_change
            from unnest($2::bigint[], $3::text[], $4::text[]) with ordinality as asked (owner, kind, ref, n)
            left join kept_context k
              on k.source = $1 and k.owner = asked.owner and k.kind = asked.kind and k.ref = asked.ref
            left join lateral (
              select * from ingestion
              where source = $1 and owner = asked.owner and kind = asked.kind and ref = asked.ref
              order by created_at desc limit 1
            ) i on true
            order by asked.n
            """;

    private static final String QUEUE = "select * from queue_ingestion($1, $2, $3, $4, $5, $6, $7, $8, $9)";

    private static final String UNFINISHED_OF =
            """
            select count(*) as unfinished from ingestion
            where source = $1 and asked_by = $2 and owner = $3 and status in ('queued', 'running')
            """;

    private static final String BEGIN =
            "select * from begin_private_ingestion($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";

    private static final String BUNDLE = "select bundle, version, fingerprint, fetched_at from kept_context"
            + " where source = $1 and owner = $2 and kind = $3 and ref = $4";

    private static final int MOST_WAITING = 10_000;
    private static final int MOST_TOGETHER = 512;
    private static final int MOST_UNDER_WAY = 2;

    /** Of each, about a kilobyte. */
    private static final int MOST_REMEMBERED = 10_000;

    private final ResourceMemory memory = new ResourceMemory(MOST_REMEMBERED);
    private BatchingQueue<Ref, Look> lookups;

    @Inject
    Pool database;

    @Inject
    Kaggle kaggle;

    @Inject
    Clock clock;

    @PostConstruct
    void start() {
        lookups = new BatchingQueue<>(MOST_WAITING, MOST_TOGETHER, MOST_UNDER_WAY, this::find);
    }

    /** As {@link #find(Ref)}, without a look where what was read before is proven to be true still. */
    public Uni<ResourceState> find(Ref ref, long lastChange) {
        return cached(ref, lastChange).map(Uni.createFrom()::item).orElseGet(() -> find(ref));
    }

    /** What was read before, if it is true still provided that no resource has changed since {@code lastChange}. */
    public Optional<ResourceState> cached(Ref ref, long lastChange) {
        return memory.find(ref, lastChange);
    }

    /** The number of the last change that was heard of here. */
    public long lastChange() {
        return memory.lastChange();
    }

    /** What is known of a resource, in one look; looks that are wanted at the same time are one statement. */
    public Uni<ResourceState> find(Ref ref) {
        ResourceMemory.Reading reading = memory.reading(ref);
        return CallerContext.returning(lookups.ask(ref))
                .invoke(look -> reading.put(look.state(), look.lastChange()))
                .map(Look::state);
    }

    /** Which {@link IngestionNotifications} keeps true. */
    ResourceMemory memory() {
        return memory;
    }

    /** At a row, and at the number of the last change in the same moment. */
    private record Look(ResourceState state, long lastChange) {}

    private Uni<List<Look>> find(List<Ref> refs) {
        List<Ref> distinctRefs = refs.stream().distinct().toList();
        return database.preparedQuery(FIND)
                .execute(Tuple.of(
                        kaggle.source(),
                        distinctRefs.stream().map(Ref::account).toArray(Long[]::new),
                        distinctRefs.stream().map(Ref::kindName).toArray(String[]::new),
                        distinctRefs.stream().map(Ref::key).toArray(String[]::new)))
                .map(rows -> {
                    Map<Ref, Look> looks = new HashMap<>();
                    Iterator<Ref> next = distinctRefs.iterator();
                    rows.forEach(row -> looks.put(next.next(), new Look(stateOf(row), row.getLong("last_change"))));
                    return refs.stream().map(looks::get).toList();
                });
    }

    /** Bytes of a bundle, and the version that they are. */
    public record KeptBundle(byte[] bytes, ResourceState.KeptContext kept) {}

    /** The bundle that is kept. What nobody used for long may have gone since somebody looked: then 503, once. */
    public Uni<KeptBundle> bundle(Ref ref) {
        return database.preparedQuery(BUNDLE)
                .execute(Tuple.of(kaggle.source(), ref.account(), ref.kindName(), ref.key()))
                .map(rows -> first(rows).orElseThrow(Ingestions::notKept))
                .map(row -> new KeptBundle(row.getBuffer("bundle").getBytes(), keptOf(row)));
    }

    /**
     * Queues an ingestion; empty if too many wait, if the account has too many under way, or if there has been another one
     * since the caller looked: it may even be over by now.
     */
    public Uni<Optional<Ingestion>> queue(
            Ref ref, ResourceState state, long askedBy, int mostWaiting, int mostOfAccount) {
        return database.preparedQuery(QUEUE)
                .execute(Tuple.from(new Object[] {
                    kaggle.source(),
                    ref.kindName(),
                    ref.key(),
                    utc(clock.instant()),
                    (long) mostWaiting,
                    askedBy,
                    (long) mostOfAccount,
                    state.latest().map(Ingestion::id).orElse(null),
                    ref.name()
                }))
                .map(rows -> first(rows).map(Ingestion::of));
    }

    /** How many an account has under way for everybody, or with {@code owner} for itself. */
    public Uni<Long> unfinishedOf(long account, long owner) {
        return database.preparedQuery(UNFINISHED_OF)
                .execute(Tuple.of(kaggle.source(), account, owner))
                .map(rows -> first(rows).orElseThrow().getLong("unfinished"));
    }

    /**
     * Begins a private ingestion on this replica, the only one that has the credentials for it; empty if the account has
     * too many, or if there has been another one since the caller looked.
     */
    public Uni<Optional<Ingestion>> begin(
            Ref ref, ResourceState state, UUID worker, Duration lease, int mostOfAccount) {
        return database.preparedQuery(BEGIN)
                .execute(Tuple.from(new Object[] {
                    kaggle.source(),
                    ref.account(),
                    ref.kindName(),
                    ref.key(),
                    utc(clock.instant()),
                    worker,
                    IngestionClaims.seconds(lease),
                    (long) mostOfAccount,
                    state.latest().map(Ingestion::id).orElse(null),
                    ref.name()
                }))
                .map(rows -> first(rows).map(Ingestion::of));
    }

    private static Problem notKept() {
        return new Problem(503, "busy", "What was kept has just been removed; ask again", Duration.ofSeconds(1));
    }

    private static ResourceState stateOf(Row row) {
        return new ResourceState(
                row.getOffsetDateTime("fetched_at") == null ? Optional.empty() : Optional.of(keptOf(row)),
                row.getUUID("id") == null ? Optional.empty() : Optional.of(Ingestion.of(row)));
    }

    /** What was kept before there were fingerprints is named by its version. */
    private static ResourceState.KeptContext keptOf(Row row) {
        Instant fetchedAt = row.getOffsetDateTime("fetched_at").toInstant();
        int version = row.getInteger("version");
        String fingerprint = row.getString("fingerprint");
        return new ResourceState.KeptContext(
                fetchedAt, version, fingerprint == null ? "version " + version + " of " + fetchedAt : fingerprint);
    }

    private static Optional<Row> first(RowSet<Row> rows) {
        return rows.size() == 0 ? Optional.empty() : Optional.of(rows.iterator().next());
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
