package io.kaggleingest.job;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.kaggleingest.account.SignedUp;
import io.kaggleingest.database.TestDatabase;
import io.kaggleingest.kaggle.wire.FakeKaggle;
import io.kaggleingest.web.Eventually;
import io.kaggleingest.web.Parallel;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(FakeKaggle.class)
class JobResourceTest {

    @Inject
    Pool database;

    private final String slug = "job-" + UUID.randomUUID();
    private SignedUp user;

    @BeforeEach
    void begin() {
        FakeKaggle.reset();
        user = SignedUp.anew();
    }

    @Test
    void a_job_tells_its_stage_and_progress_for_free() {
        UUID id = RunningJob.insert(database, slug, 0);

        user.request()
                .get("/api/jobs/" + id)
                .then()
                .statusCode(200)
                .contentType(ContentType.JSON)
                .header("Cache-Control", equalTo("no-store"))
                .header("X-Credits-Cost", nullValue())
                .body("id", equalTo(id.toString()))
                .body("kind", equalTo("competition"))
                .body("ref", equalTo(slug))
                .body("status", equalTo("running"))
                .body("stage", equalTo("pages"))
                .body("progress", equalTo(Map.of("done", 3, "total", 9)))
                .body("message", equalTo("Reading pages"))
                .body("created_at", matchesPattern("\\d{4}-.*Z"))
                .body("$", hasKey("finished_at"))
                .body("finished_at", nullValue());
        assertEquals(10, user.credits());
    }

    @Test
    void both_forms_of_the_path_answer_the_same_bytes() {
        UUID id = RunningJob.insert(database, slug, 0);

        assertArrayEquals(
                user.request().get("/api/jobs/" + id).asByteArray(),
                user.request().get("/jobs/" + id).asByteArray());
    }

    @Test
    void the_job_of_a_processing_answer_ends_completed() {
        FakeKaggle.hasCompetition(slug);
        String id = user.request().get("/api/competitions/" + slug).path("job.id");

        Response ended = ended(id);

        ended.then()
                .body("status", equalTo("completed"))
                .body("stage", equalTo("completed"))
                .body("message", equalTo("Completed"))
                .body("finished_at", matchesPattern("\\d{4}-.*Z"));
        int total = ended.path("progress.total");
        assertTrue(total > 5);
        assertEquals(total, ended.<Integer>path("progress.done"));
    }

    @Test
    void a_failed_job_says_why() {
        String id = user.request().get("/api/competitions/" + slug).path("job.id");

        ended(id)
                .then()
                .statusCode(200)
                .body("status", equalTo("failed"))
                .body("message", allOf(containsString(slug), containsString("not visible")))
                .body("finished_at", matchesPattern("\\d{4}-.*Z"));
    }

    @Test
    void the_documented_failure_says_what_the_service_says() {
        String id = user.request().get("/api/competitions/" + slug).path("job.id");
        String documented = given().get("/q/openapi?format=json")
                .path("paths.'/api/jobs/{id}'.get.responses.'200'.content.'application/json'"
                        + ".examples.failed.value.message");

        ended(id).then().body("message", equalTo(documented.replace("titanik", slug)));
    }

    @Test
    void a_private_job_does_not_exist_for_another_account() {
        UUID id = RunningJob.insert(database, slug, accountOf(user));

        user.request().get("/api/jobs/" + id).then().statusCode(200).body("ref", equalTo(slug));
        Response hidden = SignedUp.anew().request().get("/api/jobs/" + id);
        Response missing = user.request().get("/api/jobs/" + UUID.randomUUID());

        for (Response unknown : new Response[] {hidden, missing}) {
            unknown.then().statusCode(404).body("code", equalTo("no_such_job"));
        }
        assertEquals(
                missing.asString().replaceAll("[0-9a-f-]{36}", "id"),
                hidden.asString().replaceAll("[0-9a-f-]{36}", "id"));
    }

    @Test
    void an_account_may_have_so_many_under_way_and_join_any_other() {
        FakeKaggle.api()
                .stubFor(
                        FakeKaggle.call("GetCompetition").willReturn(aResponse().withFixedDelay(10_000)));
        underWay(accountOf(user), 19);
        RunningJob.insert(database, slug, 0);

        List<Response> answers =
                Parallel.call(8, i -> user.request().get("/api/competitions/%s-new-%d".formatted(slug, i)));

        List<Response> refused =
                answers.stream().filter(answer -> answer.statusCode() == 429).toList();
        assertEquals(7, refused.size());
        refused.get(0)
                .then()
                .header("Retry-After", equalTo("5"))
                .header("X-RateLimit-Limit", equalTo("20"))
                .body("code", equalTo("too_many_requests"))
                .body("detail", startsWith("Your account has 20 fetches under way"));
        user.request().get("/api/competitions/" + slug).then().statusCode(200).body("status", equalTo("processing"));
        SignedUp.anew()
                .request()
                .get("/api/competitions/%s-other".formatted(slug))
                .then()
                .statusCode(200);
    }

    private void underWay(long account, int many) {
        database.preparedQuery(
                        """
                insert into ingestion (source, kind, ref, status, stage, message, worker, leased_until, created_at, asked_by)
                select 'kaggle', 'competition', $1 || '-' || n, 'running', 'pages', 'pages', gen_random_uuid(),
                       now() + interval '1 day', now(), $2
                from generate_series(1, $3) as n
                """)
                .executeAndAwait(Tuple.of(slug, account, many));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1-1-1-1-1", "titanic", "c29e9556-c2cb-4097-a29a-8a4b78fccb8g"})
    void what_is_no_id_is_refused(String id) {
        user.request()
                .get("/api/jobs/" + id)
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid_job_id"))
                .body("detail", containsString("UUID"));
    }

    @Test
    void a_key_is_needed() {
        given().get("/api/jobs/" + UUID.randomUUID()).then().statusCode(401);
    }

    private Response ended(String id) {
        return Eventually.get(
                () -> user.request().get("/api/jobs/" + id), answer -> answer.path("finished_at") != null);
    }

    private long accountOf(SignedUp owner) {
        return database.preparedQuery("select id from account where email = $1")
                .executeAndAwait(Tuple.of(owner.email()))
                .iterator()
                .next()
                .getLong("id");
    }
}
