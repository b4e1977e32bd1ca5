package io.kaggleingest.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.junit.jupiter.api.Test;

import io.kaggleingest.account.SignedUp;
import io.kaggleingest.database.TestDatabase;
import io.kaggleingest.kaggle.Ref;
import io.kaggleingest.kaggle.Slug;
import io.kaggleingest.kaggle.wire.FakeKaggle;
import io.kaggleingest.web.Eventually;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(FakeKaggle.class)
@TestProfile(IngestionQueueResourceTest.NobodyWorks.class)
class IngestionQueueResourceTest {

    public static class NobodyWorks implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("kaggleingest.ingest.waiting", "0", "kaggleingest.ingest.workers", "0");
        }
    }

    private static final Duration LEASE = Duration.ofHours(1);

    @Inject
    IngestionClaims claims;

    @Inject
    Ingestions ingestions;

    @Inject
    IngestionRetention old;

    @Inject
    LastUsedContexts uses;

    @Inject
    Pool database;

    @Test
    void who_asks_for_much_leaves_room_for_the_others() {
        String prefix = "queue-" + UUID.randomUUID();
        for (String ref : List.of("1-a", "1-b", "1-c", "2-d", "3-e", "3-f")) {
            database.preparedQuery(
                            """
                    insert into ingestion (source, kind, ref, status, stage, message, created_at, asked_by)
                    values ('kaggle', 'competition', $1, 'queued', 'queued', 'Waiting', clock_timestamp(), $2)
                    """)
                    .executeAndAwait(Tuple.of(prefix + ref, -Long.parseLong(ref.substring(0, 1))));
        }

        List<String> order = Stream.generate(() -> claims.claim(UUID.randomUUID(), LEASE, 1000, true)
                        .await()
                        .indefinitely())
                .takeWhile(Optional::isPresent)
                .map(claimed -> claimed.orElseThrow().resource().key())
                .filter(ref -> ref.startsWith(prefix))
                .map(ref -> ref.substring(prefix.length()))
                .toList();

        assertEquals(List.of("1-a", "2-d", "3-e", "1-b", "3-f", "1-c"), order);
    }

    @Test
    void free_accounts_of_one_network_take_turns_as_one() {
        String prefix = "network-" + UUID.randomUUID();
        database.query("delete from ingestion").executeAndAwait();
        List<Long> accounts = List.of(opened("free", prefix), opened("free", prefix), opened("pro", prefix));
        List.of("0-a", "1-b", "2-c").forEach(ref -> database.preparedQuery(
                        """
                        insert into ingestion (source, kind, ref, status, stage, message, created_at, asked_by)
                        values ('kaggle', 'competition', $1, 'queued', 'queued', 'Waiting', clock_timestamp(), $2)
                        """)
                .executeAndAwait(Tuple.of(prefix + ref, accounts.get(Integer.parseInt(ref.substring(0, 1))))));

        List<String> order = Stream.generate(() -> claimed(true))
                .limit(3)
                .map(ref -> ref.orElseThrow().substring(prefix.length()))
                .toList();

        assertEquals(List.of("0-a", "2-c", "1-b"), order);
    }

    private long opened(String tier, String network) {
        return database.preparedQuery(
                        """
                insert into account (email, password_hash, tier, credits, created_at, network)
                values (gen_random_uuid()::text, '', $1, 0, now(), $2) returning id
                """)
                .executeAndAwait(Tuple.of(tier, network))
                .iterator()
                .next()
                .getLong("id");
    }

    @Test
    void who_looked_before_another_ingestion_does_not_begin_one_after_it() {
        Ref ref = Ref.competition(new Slug("late-" + UUID.randomUUID()));
        ResourceState before = ingestions.find(ref).await().indefinitely();
        assertTrue(queued(ref, before));
        database.preparedQuery("update ingestion set status = 'completed', finished_at = now() where ref = $1")
                .executeAndAwait(Tuple.of(ref.name()));

        assertFalse(queued(ref, before));
        assertTrue(queued(ref, ingestions.find(ref).await().indefinitely()));
    }

    @Test
    void an_account_has_two_private_ingestions_however_many_begin_at_once() {
        long account = UUID.randomUUID().getLeastSignificantBits();
        List<CompletableFuture<Optional<Ingestion>>> asked = IntStream.range(0, 32)
                .mapToObj(i -> Ref.competition(new Slug("private-" + i)).of(account))
                .map(ref -> ingestions
                        .begin(ref, new ResourceState(Optional.empty(), Optional.empty()), UUID.randomUUID(), LEASE, 2)
                        .subscribeAsCompletionStage())
                .toList();

        assertEquals(
                2,
                asked.stream()
                        .map(CompletableFuture::join)
                        .filter(Optional::isPresent)
                        .count());
    }

    private boolean queued(Ref ref, ResourceState found) {
        return ingestions
                .queue(ref, found, 1, 1000, 1000)
                .await()
                .indefinitely()
                .isPresent();
    }

    @Test
    void who_is_queued_behind_others_is_told_to_come_back_later() {
        database.query("delete from ingestion").executeAndAwait();
        database.query(
                        """
                insert into ingestion (source, kind, ref, status, stage, message, created_at, started_at, finished_at)
                select 'kaggle', kind, 'measured-' || n, 'completed', 'completed', 'Completed', now(),
                       now() - interval '1 minute', now() - interval '1 minute' + seconds * interval '1 second'
                from (values ('dataset', 1, 2), ('dataset', 2, 10), ('dataset', 3, 40), ('competition', 4, 1)) as v (kind, n, seconds)
                """)
                .executeAndAwait();
        for (int n = 1; n <= 3; n++) {
            database.preparedQuery(
                            """
                    insert into ingestion (source, kind, ref, status, stage, message, created_at)
                    values ('kaggle', 'dataset', $1, 'queued', 'queued', 'Waiting', clock_timestamp())
                    """)
                    .executeAndAwait(Tuple.of("line/number-" + n));
        }
        SignedUp user = SignedUp.anew();

        for (int n = 1; n <= 3; n++) {
            user.request()
                    .get("/api/datasets/line/number-" + n)
                    .then()
                    .body("status", equalTo("processing"))
                    .header("Retry-After", equalTo(String.valueOf(10 * n)));
        }
    }

    @Test
    void who_lost_the_claim_writes_nothing() {
        Ref ref = Ref.competition(new Slug("fence-" + UUID.randomUUID()));
        database.query("delete from ingestion").executeAndAwait();
        assertTrue(queued(ref, ingestions.find(ref).await().indefinitely()));
        IngestionRun frozen = claimed(Duration.ofSeconds(-1));
        IngestionRun successor = claimed(Duration.ofHours(1));
        Instant at = Instant.parse("2026-11-21T12:00:00Z");

        assertEquals(frozen.ingestion().id(), successor.ingestion().id());
        assertFalse(claims.heartbeat(frozen, Duration.ofHours(9)).await().indefinitely());
        claims.fail(frozen, "too late", new Ingestion.Failure(504, "late", at))
                .await()
                .indefinitely();
        claims.release(List.of(frozen.claim())).await().indefinitely();
        assertFalse(completes(frozen, "old", at));
        ResourceState meanwhile = ingestions.find(ref).await().indefinitely();
        assertEquals(Optional.empty(), meanwhile.kept());
        assertEquals(Ingestion.Status.RUNNING, meanwhile.latest().orElseThrow().status());

        assertTrue(claims.heartbeat(successor, Duration.ofHours(1)).await().indefinitely());
        assertTrue(completes(successor, "new", at));
        assertFalse(completes(frozen, "old", at.plusSeconds(9)));
        assertEquals(
                at,
                ingestions.find(ref).await().indefinitely().kept().orElseThrow().fetchedAt());
    }

    @Test
    void what_is_given_back_is_queued_at_once_and_was_no_attempt() {
        Ref ref = Ref.competition(new Slug("back-" + UUID.randomUUID()));
        database.query("delete from ingestion").executeAndAwait();
        assertTrue(queued(ref, ingestions.find(ref).await().indefinitely()));

        for (int restarts = 0; restarts < 5; restarts++) {
            UUID claim = UUID.randomUUID();
            assertTrue(claims.claim(claim, Duration.ofHours(1), 1, true)
                    .await()
                    .indefinitely()
                    .isPresent());
            claims.release(List.of(claim)).await().indefinitely();
        }

        Ingestion queued = ingestions.find(ref).await().indefinitely().latest().orElseThrow();
        assertEquals(Ingestion.Status.QUEUED, queued.status());
    }

    @Test
    void who_was_silent_because_the_database_was_away_is_not_dead() {
        left("silent", -501, 1, "1 second");

        assertEquals(Optional.empty(), claimed(false));
        assertEquals(Optional.of("silent"), claimed(true));
    }

    @Test
    void what_has_lost_several_workers_is_left_alone_for_a_while() {
        left("deadly", -501, 2, "119 minutes");
        assertEquals(Optional.empty(), claimed(true));

        left("patient", -501, 2, "121 minutes");
        assertEquals(Optional.of("patient"), claimed(true));
    }

    @Test
    void what_a_dead_worker_has_left_is_not_in_its_own_way() {
        left("dead", -501, 1, "1 second");
        assertTrue(queued(
                Ref.competition(new Slug("later-" + UUID.randomUUID())),
                new ResourceState(Optional.empty(), Optional.empty())));

        assertEquals(Optional.of("dead"), claimed(true));
    }

    @Test
    void the_latest_is_the_one_that_was_queued_last_whatever_the_clocks_of_replicas_say() {
        Ref ref = Ref.competition(new Slug("clocks-" + UUID.randomUUID()));
        database.preparedQuery(
                        """
                insert into ingestion (source, kind, ref, status, stage, message, created_at, finished_at)
                values ('kaggle', 'competition', $1, 'completed', 'completed', 'Completed', now() + interval '1 minute', now())
                """)
                .executeAndAwait(Tuple.of(ref.name()));

        assertTrue(queued(ref, ingestions.find(ref).await().indefinitely()));

        ResourceState found = ingestions.find(ref).await().indefinitely();
        assertTrue(found.unfinished().isPresent());
    }

    /** Nothing but an ingestion whose lease has run out. */
    private void left(String ref, long account, int attempts, String ago) {
        database.query("delete from ingestion").executeAndAwait();
        database.preparedQuery(
                        """
                insert into ingestion
                  (source, kind, ref, status, stage, message, worker, leased_until, attempts, created_at, asked_by)
                values ('kaggle', 'competition', $1, 'running', 'pages', 'pages', gen_random_uuid(),
                        now() - $2::text::interval, $3, now() - interval '1 day', $4)
                """)
                .executeAndAwait(Tuple.of(ref, ago, attempts, account));
    }

    private Optional<String> claimed(boolean silenceIsDeath) {
        return claims.claim(UUID.randomUUID(), LEASE, 3, silenceIsDeath)
                .await()
                .indefinitely()
                .map(ingestion -> ingestion.resource().key());
    }

    private boolean completes(IngestionRun run, String title, Instant at) {
        StoredContext bundled =
                new StoredContext(title, new byte[0], at, new SearchFields(null, null, null, ""), title, "{}");
        return claims.complete(run, bundled, 9, null).await().indefinitely();
    }

    private IngestionRun claimed(Duration lease) {
        UUID claim = UUID.randomUUID();
        return new IngestionRun(
                claim,
                claims.claim(claim, lease, 9, true).await().indefinitely().orElseThrow());
    }

    @Test
    void what_one_account_queues_at_the_same_time_is_counted_one_after_the_other() {
        long account = -77;
        Ref ref = Ref.competition(new Slug("second-" + UUID.randomUUID()));
        ResourceState nothing = ingestions.find(ref).await().indefinitely();
        var first = database.getConnection().await().indefinitely();
        first.query("begin").executeAndAwait();
        first.preparedQuery("select * from queue_ingestion('kaggle', 'competition', $1, now(), 1000, $2, 1, null)")
                .executeAndAwait(Tuple.of("first-" + UUID.randomUUID(), account));

        CompletableFuture<Optional<Ingestion>> second =
                ingestions.queue(ref, nothing, account, 1000, 1).subscribeAsCompletionStage();
        Eventually.get(
                () -> database.query("select 1 from pg_locks where locktype = 'advisory' and not granted")
                        .executeAndAwait()
                        .size(),
                waiting -> waiting > 0);
        first.query("commit").executeAndAwait();
        first.closeAndAwait();

        assertEquals(Optional.empty(), second.join());
    }

    @Test
    void what_ended_long_ago_is_forgotten_but_for_the_latest_of_each_resource() {
        String ref = "old-" + UUID.randomUUID();
        for (String daysAgo : List.of("20 first", "9 second", "8 third", "6 young")) {
            ended(ref, daysAgo);
        }
        ended(ref + "-alone", "30 only");
        kept(ref + "-alone", 1);

        old.sweep().await().indefinitely();

        assertEquals(List.of("only", "young"), remembered(ref));
    }

    @Test
    void names_that_somebody_invents_leave_nothing_behind() {
        String ref = "invented-" + UUID.randomUUID();
        ended(ref, "8 forgotten");

        old.sweep().await().indefinitely();

        assertEquals(List.of(), remembered(ref));
    }

    @Test
    void content_is_kept_as_long_as_somebody_asks_for_it() {
        Ref unused = Ref.competition(new Slug("unused-" + UUID.randomUUID()));
        Ref used = Ref.competition(new Slug("used-" + UUID.randomUUID()));
        for (Ref ref : List.of(unused, used)) {
            ended(ref.key(), "3 fetched");
            kept(ref.key(), 181);
        }

        uses.note(used);
        uses.write().await().indefinitely();
        old.sweep().await().indefinitely();

        ResourceState gone = ingestions.find(unused).await().indefinitely();
        assertEquals(new ResourceState(Optional.empty(), Optional.empty()), gone);
        assertTrue(ingestions.find(used).await().indefinitely().kept().isPresent());
        assertEquals(List.of("fetched"), remembered(used.key()));
    }

    @Test
    void content_that_is_fetched_again_is_not_taken_away_meanwhile() {
        Ref ref = Ref.competition(new Slug("again-" + UUID.randomUUID()));
        kept(ref.key(), 500);
        assertTrue(queued(ref, ingestions.find(ref).await().indefinitely()));

        old.sweep().await().indefinitely();

        assertTrue(ingestions.find(ref).await().indefinitely().kept().isPresent());
    }

    private void kept(String ref, int daysUnused) {
        database.preparedQuery(
                        """
                insert into kept_context (source, kind, ref, title, bundle, fetched_at, used_on)
                values ('kaggle', 'competition', $1, 'Title', '', now() - interval '600 days', current_date - $2::int)
                """)
                .executeAndAwait(Tuple.of(ref, daysUnused));
    }

    @Test
    void one_replica_at_a_time_forgets() {
        String ref = "lock-" + UUID.randomUUID();
        ended(ref, "20 first");
        ended(ref, "9 second");
        kept(ref, 0);
        var another = database.getConnection().await().indefinitely();
        String key = "(hashtext('old ingestions'))";

        another.query("select pg_advisory_lock" + key).executeAndAwait();
        old.sweep().await().indefinitely();
        List<String> meanwhile = remembered(ref);
        another.query("select pg_advisory_unlock" + key).executeAndAwait();
        another.closeAndAwait();
        old.sweep().await().indefinitely();

        assertEquals(List.of("first", "second"), meanwhile);
        assertEquals(List.of("second"), remembered(ref));
    }

    private void ended(String ref, String daysAgoAndName) {
        database.preparedQuery(
                        """
                insert into ingestion (source, kind, ref, status, stage, message, created_at, finished_at)
                values ('kaggle', 'competition', $1, 'completed', 'completed', split_part($2, ' ', 2),
                        now() - split_part($2, ' ', 1)::int * interval '1 day',
                        now() - split_part($2, ' ', 1)::int * interval '1 day')
                """)
                .executeAndAwait(Tuple.of(ref, daysAgoAndName));
    }

    private List<String> remembered(String ref) {
        return database
                .preparedQuery("select message from ingestion where ref like $1 || '%' order by message")
                .executeAndAwait(Tuple.of(ref))
                .stream()
                .map(row -> row.getString("message"))
                .toList();
    }

    @Test
    void a_full_queue_asks_callers_to_come_back() {
        SignedUp user = SignedUp.anew();

        user.request()
                .get("/api/competitions/full")
                .then()
                .statusCode(503)
                .header("Retry-After", equalTo("30"))
                .body("code", equalTo("busy"));
    }
}
