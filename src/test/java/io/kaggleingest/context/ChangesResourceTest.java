package io.kaggleingest.context;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.kaggleingest.account.SignedUp;
import io.kaggleingest.database.TestDatabase;
import io.kaggleingest.kaggle.wire.FakeKaggle;
import io.kaggleingest.web.AdjustableClock;
import io.kaggleingest.web.Eventually;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(FakeKaggle.class)
class ChangesResourceTest {

    @Inject
    Pool database;

    @Inject
    AdjustableClock clock;

    private final String slug = "news-" + UUID.randomUUID();
    private SignedUp user;

    @BeforeEach
    void forget() {
        FakeKaggle.reset();
        user = SignedUp.anew();
    }

    @AfterEach
    void now() {
        clock.reset();
    }

    @Test
    void what_is_new_since_the_last_version() {
        FakeKaggle.hasCompetition(slug);
        CompetitionResourceTest.completed(user, slug);
        changes("").body("version", equalTo(1)).body("changed", equalTo(false)).body("since.version", equalTo(1));
        FakeKaggle.hasNewsOf(slug);
        int credits = user.credits();
        refresh();
        int paid = credits - user.credits();

        changes("")
                .body("kind", equalTo("competition"))
                .body("ref", equalTo(slug))
                .body("version", equalTo(2))
                .body("since.version", equalTo(1))
                .body("changed", equalTo(true))
                .body("changes.pages.added", contains("prizes"))
                .body("changes.pages.changed", contains("rules"))
                .body("changes.pages.removed", empty())
                .body("changes.files.changed", empty())
                .body("changes.notebooks.removed.ref", contains("demo-owner/demo-kernel"))
                .body("changes.discussions.added", empty())
                .body("changes.leaderboard.find { it.team == 'beta' }.rank", equalTo(1))
                .body("changes.leaderboard.find { it.team == 'beta' }.rank_before", equalTo(2))
                .body("changes.leaderboard.find { it.team == 'beta' }.score_before", equalTo("0.23456"));
        assertEquals(paid, credits - user.credits(), "it is free");
    }

    @Test
    void what_is_new_since_a_version_a_time_or_a_day() {
        FakeKaggle.hasCompetition(slug);
        CompetitionResourceTest.completed(user, slug);
        Instant first = clock.instant();
        FakeKaggle.hasNewsOf(slug);
        refresh();
        refresh();

        changes("?since=1").body("since.version", equalTo(1)).body("changed", equalTo(true));
        changes("?since=" + first).body("since.version", equalTo(1)).body("changed", equalTo(true));
        changes("?since=2020-01-01").body("since.version", equalTo(1)).body("changed", equalTo(true));
        changes("?since=2").body("version", equalTo(2)).body("changed", equalTo(false));
        changes("?since=99").body("since.version", equalTo(2)).body("changed", equalTo(false));
        changes("?since=" + clock.instant()).body("since.version", equalTo(2)).body("changed", equalTo(false));
    }

    @Test
    void only_the_latest_versions_are_known() {
        FakeKaggle.hasCompetition(slug);
        CompetitionResourceTest.completed(user, slug);
        for (int i = 0; i < 4; i++) {
            FakeKaggle.hasCompetition(slug);
            if (i % 2 == 0) {
                FakeKaggle.hasNewsOf(slug);
            }
            refresh();
        }
        assertEquals(List.of(3, 4, 5), versions());

        changes("?since=1").body("version", equalTo(5)).body("since.version", equalTo(3));
    }

    @Test
    void what_was_kept_before_there_were_versions_is_told_without_changes() {
        FakeKaggle.hasCompetition(slug);
        CompetitionResourceTest.completed(user, slug);
        database.preparedQuery("delete from context_version where ref = $1").executeAndAwait(Tuple.of(slug));

        changes("").body("version", equalTo(1)).body("changed", equalTo(false)).body("$", not(hasKey("changes")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"competitions/%s", "datasets/owner/%s", "notebooks/owner/%s"})
    void what_is_not_kept_is_not_fetched_for_this(String resource) {
        user.request()
                .get("/api/" + resource.formatted(slug) + "/changes")
                .then()
                .statusCode(404)
                .body("code", equalTo("not_kept"))
                .body("detail", startsWith("Nothing is kept of "))
                .body("detail", endsWith("ask for its context first"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "-1", "2026-13-01", "2026-11-21T08:00:00", "99999999999"})
    void since_must_be_readable(String since) {
        user.request()
                .queryParam("since", since)
                .get("/api/competitions/" + slug + "/changes")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid_parameter"))
                .body("detail", startsWith("Parameter 'since' must be a version such as 3, "));
    }

    private ValidatableResponse changes(String query) {
        return user.request()
                .get("/api/competitions/" + slug + "/changes" + query)
                .then()
                .statusCode(200);
    }

    private void refresh() {
        long before = completed();
        clock.advance(Duration.ofMinutes(2));
        user.request()
                .queryParam("refresh", true)
                .get("/api/competitions/" + slug)
                .then()
                .statusCode(200);
        Eventually.get(this::completed, count -> count == before + 1);
    }

    private long completed() {
        return database.preparedQuery("select count(*) from ingestion where ref = $1 and status = 'completed'")
                .executeAndAwait(Tuple.of(slug))
                .iterator()
                .next()
                .getLong(0);
    }

    private List<Integer> versions() {
        return List.of(
                database.preparedQuery("select array_agg(version order by version) from context_version where ref = $1")
                        .executeAndAwait(Tuple.of(slug))
                        .iterator()
                        .next()
                        .getArrayOfIntegers(0));
    }
}
