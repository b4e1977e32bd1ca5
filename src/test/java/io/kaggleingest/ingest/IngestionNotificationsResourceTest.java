package io.kaggleingest.ingest;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.kaggleingest.account.SignedUp;
import io.kaggleingest.database.TestDatabase;
import io.kaggleingest.job.JobId;
import io.kaggleingest.job.JobWatchers;
import io.kaggleingest.job.Jobs;
import io.kaggleingest.kaggle.wire.FakeKaggle;
import io.kaggleingest.web.Eventually;

import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** Nothing is ever found by a poll here: the next one is an hour away. The SQL does what another replica would do. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(FakeKaggle.class)
@TestProfile(IngestionNotificationsResourceTest.NoPoll.class)
class IngestionNotificationsResourceTest {

    public static class NoPoll implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("kaggleingest.ingest.poll", "1h");
        }
    }

    @Inject
    Pool database;

    @Inject
    JobWatchers following;

    @Inject
    Jobs jobs;

    private final String slug = "news-" + UUID.randomUUID();
    private SignedUp user;

    @BeforeEach
    void begin() {
        FakeKaggle.reset();
        FakeKaggle.hasCompetition(slug);
        user = SignedUp.anew();
    }

    @Test
    void what_another_replica_queues_is_begun() {
        assertEquals("completed", ended(queuedElsewhere()));
    }

    @Test
    void what_is_queued_after_a_lost_connection_is_begun() {
        breakTheConnectionThatListens();

        assertEquals("completed", ended(queuedElsewhere()));
    }

    @Test
    void what_is_queued_while_nobody_listens_is_begun_after_that() {
        setQuietly("disable");
        UUID id = queuedElsewhere();
        setQuietly("enable");
        breakTheConnectionThatListens();

        assertEquals("completed", ended(id));
    }

    @Test
    void who_follows_is_told_of_what_another_replica_does() {
        UUID id = runningElsewhere();
        CompletableFuture<List<String>> told = follow(id).orTimeout(60, TimeUnit.SECONDS);

        change(id, "done = 4");
        change(id, "status = 'completed', finished_at = now(), done = 9");

        List<String> states = told.join();
        assertEquals("running 3/9", states.get(0));
        assertEquals("completed 9/9", states.get(states.size() - 1));
    }

    @Test
    void who_follows_learns_after_a_lost_connection_what_happened_meanwhile() {
        UUID id = runningElsewhere();
        CompletableFuture<List<String>> told = follow(id).orTimeout(60, TimeUnit.SECONDS);
        setQuietly("disable");
        change(id, "status = 'completed', finished_at = now(), done = 9");
        setQuietly("enable");

        breakTheConnectionThatListens();

        List<String> states = told.join();
        assertEquals("completed 9/9", states.get(states.size() - 1));
    }

    @Test
    void what_is_kept_is_not_looked_at_again_before_it_changes() {
        fetched();
        assertEquals(0, daysOld());
        setQuietly("disable");
        age(5);
        setQuietly("enable");
        assertEquals(0, daysOld());

        age(6);

        assertEquals(6, daysOld());
    }

    @Test
    void a_change_is_seen_by_the_next_request_also_while_nobody_listens() {
        fetched();
        for (int days = 4; days < 40; days++) {
            age(days);
            if (days % 9 == 0) {
                breakTheConnectionThatListens();
            }
            assertEquals(days, daysOld());
        }
    }

    @Test
    void what_is_kept_no_more_is_not_served_from_memory() {
        fetched();
        assertEquals(0, daysOld());

        database.preparedQuery("delete from kept_context where ref = $1").executeAndAwait(Tuple.of(slug));

        user.request().head("/api/competitions/" + slug).then().header("ETag", nullValue());
    }

    private void fetched() {
        FakeKaggle.hasCompetition(slug);
        Eventually.get(() -> user.request().get("/api/competitions/" + slug), answer -> "completed"
                .equals(answer.path("status")));
    }

    private void age(int days) {
        database.preparedQuery("update kept_context set fetched_at = now() - make_interval(days => $2) where ref = $1")
                .executeAndAwait(Tuple.of(slug, days));
    }

    /** As an answer says it, which says nothing while it is fresh. */
    private long daysOld() {
        String age = user.request().head("/api/competitions/" + slug).header("Age");
        return age == null ? 0 : Duration.ofSeconds(Long.parseLong(age)).toDays();
    }

    private CompletableFuture<List<String>> follow(UUID id) {
        Ingestion seen = jobs.find(new JobId(id, 0)).await().indefinitely().orElseThrow();
        return following
                .of(seen)
                .map(job -> "%s %d/%d".formatted(job.status().name().toLowerCase(), job.done(), job.total()))
                .collect()
                .asList()
                .subscribeAsCompletionStage();
    }

    private String ended(UUID id) {
        Response ended = Eventually.get(
                () -> user.request().get("/api/jobs/" + id), answer -> answer.path("finished_at") != null);
        return ended.path("status");
    }

    /** The trigger that tells of changes is as good as a notification that got lost. */
    private void setQuietly(String trigger) {
        for (String table : List.of("ingestion", "kept_context")) {
            database.query("alter table %s %s trigger user".formatted(table, trigger))
                    .executeAndAwait();
        }
    }

    private void breakTheConnectionThatListens() {
        Eventually.get(
                () -> database.query(
                                """
                        select pg_terminate_backend(pid) from pg_stat_activity
                        where query = 'listen ingestion' and pid <> pg_backend_pid()
                        """)
                        .executeAndAwait()
                        .size(),
                ended -> ended > 0);
    }

    private UUID queuedElsewhere() {
        return inserted(
                """
                insert into ingestion (source, kind, ref, status, stage, message, created_at)
                values ('kaggle', 'competition', $1, 'queued', 'queued', 'Waiting', now())
                returning id
                """);
    }

    private UUID runningElsewhere() {
        return inserted(
                """
                insert into ingestion (source, kind, ref, status, stage, done, total, message, worker, leased_until, created_at)
                values ('kaggle', 'competition', $1, 'running', 'pages', 3, 9, 'pages', gen_random_uuid(),
                        now() + interval '1 day', now())
                returning id
                """);
    }

    private UUID inserted(String sql) {
        return database.preparedQuery(sql)
                .executeAndAwait(Tuple.of(slug))
                .iterator()
                .next()
                .getUUID("id");
    }

    private void change(UUID id, String assignments) {
        database.preparedQuery("update ingestion set %s where id = $1".formatted(assignments))
                .executeAndAwait(Tuple.of(id));
    }
}
