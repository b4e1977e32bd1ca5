package io.kaggleingest.ingest;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.kaggleingest.account.SignedUp;
import io.kaggleingest.database.TestDatabase;
import io.kaggleingest.kaggle.wire.FakeKaggle;
import io.kaggleingest.load.DocumentWorkers;
import io.kaggleingest.web.Eventually;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(FakeKaggle.class)
@TestProfile(IngestionRunsResourceTest.ShortLease.class)
class IngestionRunsResourceTest {

    public static class ShortLease implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "kaggleingest.ingest.lease", "6s",
                    "kaggleingest.ingest.poll", "100ms",
                    "kaggleingest.ingest.reading-limit", "5s");
        }
    }

    @Inject
    Pool database;

    @Inject
    IngestionRuns runs;

    @Inject
    DocumentWorkers workers;

    private final String slug = "runs-" + UUID.randomUUID();
    private SignedUp user;

    @BeforeEach
    void begin() {
        FakeKaggle.reset();
        FakeKaggle.hasCompetition(slug);
        user = SignedUp.anew();
    }

    @Test
    void the_heart_of_a_slow_one_beats_and_nobody_takes_it_over() {
        leaderboardTakes(9_000);

        Response answer = user.request().header("Prefer", "wait=60").get("/api/competitions/" + slug);

        assertEquals("completed", answer.path("status"));
        assertEquals(1, row().getInteger("attempts"));
        assertEquals(1, FakeKaggle.calls("GetCompetition").size());
    }

    @Test
    void progress_is_told_while_it_runs() {
        leaderboardTakes(5_000);
        String id = user.request().get("/api/competitions/" + slug).path("job.id");

        Response told = Eventually.get(
                () -> user.request().get("/api/jobs/" + id), answer -> answer.<Integer>path("progress.done") > 0);

        assertEquals("running", told.path("status"));
        assertTrue(told.<Integer>path("progress.total") > told.<Integer>path("progress.done"));
    }

    @Test
    void who_lost_the_claim_stops() {
        leaderboardTakes(20_000);
        user.request().get("/api/competitions/" + slug);
        Eventually.get(() -> FakeKaggle.calls("GetLeaderboard").size(), calls -> calls > 0);
        int before = runs.underWay();

        database.preparedQuery(
                        "update ingestion set worker = $2, leased_until = now() + interval '1 day' where ref = $1")
                .executeAndAwait(Tuple.of(slug, UUID.randomUUID()));

        Eventually.get(runs::underWay, underWay -> underWay < before);
        assertEquals("running", row().getString("status"));
    }

    @Test
    void what_was_fetched_is_kept_although_the_connection_breaks_off_in_that_moment() {
        leaderboardTakes(1_000);
        user.request().get("/api/competitions/" + slug);
        Eventually.get(() -> FakeKaggle.calls("GetLeaderboard").size(), calls -> calls > 0);

        breakOffWhat("insert into kept_context");

        Response answer = user.request().header("Prefer", "wait=60").get("/api/competitions/" + slug);
        assertEquals("completed", answer.path("status"), answer::asString);
        assertEquals(1, row().getInteger("attempts"));
        assertEquals(1, FakeKaggle.calls("GetCompetition").size());
    }

    @Test
    void reading_that_does_not_end_ends_the_ingestion() {
        var readersAreBusy = new CountDownLatch(1);
        try {
            for (int i = 0; i < DocumentWorkers.threads(); i++) {
                workers.read(() -> readersAreBusy.await(1, TimeUnit.MINUTES))
                        .subscribe()
                        .with(ended -> {});
            }

            Response answer = user.request().header("Prefer", "wait=60").get("/api/competitions/" + slug);

            assertEquals(500, answer.statusCode(), answer::asString);
            assertEquals("internal_error", row().getString("failure_code"));
        } finally {
            readersAreBusy.countDown();
        }
    }

    /** A statement waits for the row, and its connection ends. */
    private void breakOffWhat(String does) {
        SqlConnection other = database.getConnectionAndAwait();
        Transaction held = other.beginAndAwait();
        other.preparedQuery("select from ingestion where ref = $1 for update").executeAndAwait(Tuple.of(slug));
        Eventually.get(
                () -> database.preparedQuery(
                                """
                        select pg_terminate_backend(pid) from pg_stat_activity
                        where wait_event_type = 'Lock' and query like '%' || $1 || '%'
                        """)
                        .executeAndAwait(Tuple.of(does))
                        .size(),
                ended -> ended > 0);
        held.rollbackAndAwait();
        other.closeAndAwait();
    }

    private void leaderboardTakes(int millis) {
        FakeKaggle.api()
                .stubFor(FakeKaggle.call("GetLeaderboard")
                        .atPriority(1)
                        .willReturn(okJson("{\"submissions\": []}").withFixedDelay(millis)));
    }

    private Row row() {
        return database.preparedQuery("select * from ingestion where ref = $1")
                .executeAndAwait(Tuple.of(slug))
                .iterator()
                .next();
    }
}
