package io.kaggleingest.context;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jakarta.inject.Inject;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.kaggleingest.account.SignedUp;
import io.kaggleingest.database.TestDatabase;
import io.kaggleingest.kaggle.wire.FakeKaggle;
import io.kaggleingest.web.AdjustableClock;
import io.kaggleingest.web.Eventually;
import io.kaggleingest.web.Parallel;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(FakeKaggle.class)
class CompetitionResourceTest {

    @Inject
    Pool database;

    @Inject
    AdjustableClock clock;

    private final String slug = "demo-" + UUID.randomUUID();

    @BeforeEach
    void forget() {
        FakeKaggle.reset();
    }

    @AfterEach
    void now() {
        clock.reset();
    }

    @Test
    void a_miss_answers_processing_free_of_charge() {
        FakeKaggle.hasCompetition(slug);
        SignedUp user = SignedUp.anew();

        user.request()
                .get("/api/competitions/" + slug)
                .then()
                .statusCode(200)
                .contentType(ContentType.JSON)
                .header("Retry-After", matchesPattern("[1-9]|[1-5]\\d|60"))
                .header("Cache-Control", equalTo("no-store"))
                .header("X-Credits-Cost", nullValue())
                .body("slug", equalTo(slug))
                .body("title", equalTo("Fetching..."))
                .body("status", equalTo("processing"))
                .body("message", equalTo("Fetching competition data. Refresh in 30-60 seconds."))
                .body("job.id", matchesPattern("[0-9a-f-]{36}"))
                .body("job.kind", equalTo("competition"))
                .body("job.ref", equalTo(slug))
                .body("job.status", equalTo("queued"));

        completed(user);
        assertEquals(9, user.credits());
    }

    @Test
    void while_it_runs_the_message_is_processing() {
        SignedUp user = SignedUp.anew();
        database.preparedQuery(
                        """
                insert into ingestion (source, kind, ref, status, stage, done, total, message, worker, leased_until, created_at)
                values ('kaggle', 'competition', $1, 'running', 'pages', 3, 9, 'pages', gen_random_uuid(),
                        now() + interval '1 day', now())
                """)
                .executeAndAwait(Tuple.of(slug));

        user.request()
                .get("/api/competitions/" + slug)
                .then()
                .statusCode(200)
                .header("Retry-After", matchesPattern("[1-9]|[1-5]\\d|60"))
                .body("keySet()", equalTo(Set.of("slug", "title", "status", "message", "job")))
                .body("status", equalTo("processing"))
                .body("title", equalTo("Fetching..."))
                .body("message", equalTo("Processing..."))
                .body("job.status", equalTo("running"))
                .body("job.stage", equalTo("pages"))
                .body("job.progress.done", equalTo(3))
                .body("job.progress.total", equalTo(9));
    }

    @Test
    void what_was_fetched_is_delivered_with_its_metadata_and_paid() {
        FakeKaggle.hasCompetition(slug);
        SignedUp user = SignedUp.anew();

        completed(user)
                .then()
                .header("X-Credits-Cost", equalTo("1"))
                .header("X-Credits-Remaining", equalTo("9"))
                .header("ETag", matchesPattern("\"[A-Za-z0-9_-]{22}(\\.gz)?\""))
                .header("Cache-Control", startsWith("private"))
                .body("slug", equalTo(slug))
                .body("title", equalTo("Demo Competition"))
                .body("description", equalTo("A synthetic competition"))
                .body("metadata.title", equalTo("Demo Competition"))
                .body("metadata.url", equalTo("https://www.kaggle.com/competitions/" + slug))
                .body("metadata.category", equalTo("Featured"))
                .body("metadata.prize", equalTo("1,000 Usd"))
                .body("metadata.evaluation", equalTo("Root Mean Squared Error"))
                .body("metadata.team_count", equalTo(12))
                .body("metadata.deadline", equalTo("2030-01-01T00:00:00Z"))
                .body("metadata.leaderboard[0].team", equalTo("alpha"))
                .body("metadata.leaderboard[0].score", equalTo("0.12345"))
                .body("metadata.source", equalTo("kaggle"))
                .body("message", notNullValue())
                .body("cached_at", matchesPattern("\\d{4}-.*Z"))
                .body("toon_content", startsWith("kind: competition"))
                .body("toon_content", containsString("print(1)"))
                .body("tokens.total", greaterThan(100))
                .body("tokens.sections", hasKey("facts"))
                .body("$", not(hasKey("stale")))
                .body("$", not(hasKey("job")));
        assertEquals(List.of("grant +10 = 10", "context -1 = 9"), ledger(user));
    }

    @Test
    void sixty_four_parallel_calls_on_ten_credits_deliver_ten_contexts() {
        FakeKaggle.hasCompetition(slug);
        completed(SignedUp.anew());
        SignedUp user = SignedUp.anew();

        List<Response> answers = Parallel.call(64, i -> user.request().get("/api/competitions/" + slug));

        assertEquals(10, answers.stream().filter(a -> a.statusCode() == 200).count());
        assertEquals(54, answers.stream().filter(a -> a.statusCode() == 402).count());
        assertTrue(answers.stream().filter(a -> a.statusCode() == 200).allMatch(a -> a.path("toon_content") != null));
        assertTrue(answers.stream().filter(a -> a.statusCode() == 402).noneMatch(a -> a.asString()
                .contains("toon_content")));
        assertEquals(0, user.credits());
        assertEquals(11, ledger(user).size());
        assertEquals("context -1 = 0", ledger(user).get(10));
    }

    @Test
    void however_many_ask_one_ingestion_runs() {
        FakeKaggle.hasCompetition(slug);
        SignedUp user = SignedUp.anew();

        Parallel.call(32, i -> user.request().get("/api/competitions/" + slug));
        completed(user);

        assertEquals(1, FakeKaggle.calls("GetCompetition").size());
        assertEquals(1, count("select count(*) from ingestion where ref = $1", slug));
    }

    @Test
    void a_retry_with_the_same_idempotency_key_is_answered_and_not_charged_again() {
        FakeKaggle.hasCompetition(slug);
        completed(SignedUp.anew());
        SignedUp user = SignedUp.anew();

        Response first = user.request().header("Idempotency-Key", "once").get("/api/competitions/" + slug);
        Response again = user.request().header("Idempotency-Key", "once").get("/api/competitions/" + slug);

        assertEquals(200, first.statusCode());
        assertEquals(null, first.header("Idempotency-Replayed"));
        assertArrayEquals(first.asByteArray(), again.asByteArray());
        assertEquals("true", again.header("Idempotency-Replayed"));
        assertEquals(first.header("X-Credits-Cost"), again.header("X-Credits-Cost"));
        assertEquals(first.header("X-Credits-Remaining"), again.header("X-Credits-Remaining"));
        assertEquals(9, user.credits());
    }

    @Test
    void of_parallel_requests_with_one_idempotency_key_one_is_charged_and_all_are_answered() {
        FakeKaggle.hasCompetition(slug);
        completed(SignedUp.anew());
        SignedUp user = SignedUp.anew();

        List<Response> answers = Parallel.call(
                16, i -> user.request().header("Idempotency-Key", "together").get("/api/competitions/" + slug));

        assertTrue(answers.stream().allMatch(a -> a.statusCode() == 200 && a.path("toon_content") != null));
        assertEquals(
                1,
                answers.stream()
                        .filter(a -> a.header("Idempotency-Replayed") == null)
                        .count());
        assertEquals(9, user.credits());
    }

    @Test
    void an_idempotency_key_for_another_request_is_refused() {
        FakeKaggle.hasCompetition(slug);
        completed(SignedUp.anew());
        SignedUp user = SignedUp.anew();
        user.request().header("Idempotency-Key", "mine").get("/api/competitions/" + slug);

        user.request()
                .header("Idempotency-Key", "mine")
                .queryParam("top_n", 1)
                .get("/api/competitions/" + slug)
                .then()
                .statusCode(422)
                .body("code", equalTo("idempotency_key_reused"));
        SignedUp.anew()
                .request()
                .header("Idempotency-Key", "mine")
                .queryParam("top_n", 1)
                .get("/api/competitions/" + slug)
                .then()
                .statusCode(200);
        assertEquals(9, user.credits());
    }

    @Test
    void an_idempotency_key_that_was_free_so_far_may_still_be_charged() {
        FakeKaggle.hasCompetition(slug);
        SignedUp user = SignedUp.anew();
        user.request()
                .header("Idempotency-Key", "patient")
                .get("/api/competitions/" + slug)
                .then()
                .body("status", equalTo("processing"));
        completed(SignedUp.anew());

        user.request()
                .header("Idempotency-Key", "patient")
                .get("/api/competitions/" + slug)
                .then()
                .statusCode(200)
                .header("X-Credits-Remaining", equalTo("9"))
                .body("status", equalTo("completed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "ä"})
    void an_idempotency_key_that_cannot_be_kept_is_refused(String key) {
        SignedUp.anew()
                .request()
                .header("Idempotency-Key", key)
                .get("/api/competitions/" + slug)
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid_idempotency_key"));
        SignedUp.anew()
                .request()
                .header("Idempotency-Key", "x".repeat(256))
                .get("/api/competitions/" + slug)
                .then()
                .statusCode(400);
        assertNothingHappened();
    }

    @Test
    void who_cannot_pay_is_told_before_any_work_is_done() {
        FakeKaggle.hasCompetition(slug);
        SignedUp user = SignedUp.anew();
        database.preparedQuery("update account set credits = 0 where email = $1")
                .executeAndAwait(Tuple.of(user.email()));

        user.request()
                .get("/api/competitions/" + slug)
                .then()
                .statusCode(402)
                .body("code", equalTo("insufficient_credits"))
                .body(
                        "detail",
                        equalTo("A context costs 1 credit and your balance is 0. GET /api/usage lists what your"
                                + " credits went to"));
        assertEquals(0, FakeKaggle.calls("GetCompetition").size());
        assertEquals(0, count("select count(*) from ingestion where ref = $1", slug));
    }

    @Test
    void what_the_caller_has_already_is_free() {
        FakeKaggle.hasCompetition(slug);
        SignedUp user = SignedUp.anew();
        String etag = completed(user).header("ETag");

        user.request()
                .header("If-None-Match", "\"other\", " + etag)
                .get("/api/competitions/" + slug)
                .then()
                .statusCode(304)
                .header("ETag", equalTo(etag))
                .body(equalTo(""));
        assertEquals(9, user.credits());
    }

    @Test
    void head_delivers_nothing_and_costs_nothing() {
        FakeKaggle.hasCompetition(slug);
        SignedUp user = SignedUp.anew();
        completed(user);

        user.request().head("/api/competitions/" + slug).then().statusCode(200).header("ETag", notNullValue());
        assertEquals(9, user.credits());
    }

    @ParameterizedTest
    @CsvSource({
        "md,       '',                              text/markdown;charset=UTF-8, '# Demo Competition'",
        "txt,      '',                              text/plain;charset=UTF-8,    'Demo Competition'",
        "json,     '',                              application/json;charset=UTF-8, '{\"kind\":\"competition\"'",
        "'',       text/markdown,                   text/markdown;charset=UTF-8, '# Demo Competition'",
        "'',       text/plain,                      text/plain;charset=UTF-8,    'Demo Competition'",
        "'',       text/toon,                       text/toon;charset=UTF-8,     'kind: competition'",
        "toon,     text/toon,                       text/toon;charset=UTF-8,     'kind: competition'",
        "toon,     application/json,                application/json;charset=UTF-8, '{\"slug\":'",
        "'',       */*,                             application/json;charset=UTF-8, '{\"slug\":'",
        "'',       'text/html, */*;q=0.5',          application/json;charset=UTF-8, '{\"slug\":'",
        "'',       'application/json;q=0.2, text/markdown', text/markdown;charset=UTF-8, '# Demo Competition'",
        "md,       application/json,                text/markdown;charset=UTF-8, '# Demo Competition'",
    })
    void the_document_comes_in_the_form_that_is_asked_for(
            String format, String accept, String contentType, String beginning) {
        FakeKaggle.hasCompetition(slug);
        SignedUp user = SignedUp.anew();
        completed(user);
        var request = user.request();
        if (!format.isEmpty()) {
            request.queryParam("format", format);
        }
        if (!accept.isEmpty()) {
            request.header("Accept", accept);
        }

        Response answer = request.get("/api/competitions/" + slug);

        assertEquals(200, answer.statusCode());
        assertEquals(
                contentType.toLowerCase(), answer.contentType().toLowerCase().replace("; ", ";"));
        assertTrue(answer.asString().startsWith(beginning), answer.asString());
        assertEquals("1", answer.header("X-Credits-Cost"));
    }

    @Test
    void an_accept_that_nothing_meets_is_refused() {
        SignedUp.anew()
                .request()
                .header("Accept", "image/png")
                .get("/api/competitions/" + slug)
                .then()
                .statusCode(406)
                .body("code", equalTo("not_acceptable"));
    }

    @Test
    void both_forms_of_the_path_answer_the_same_bytes() {
        FakeKaggle.hasCompetition(slug);
        SignedUp user = SignedUp.anew();
        byte[] prefixed = completed(user).asByteArray();

        assertArrayEquals(prefixed, user.request().get("/competitions/" + slug).asByteArray());
    }

    @Test
    void slugs_compare_without_case() {
        FakeKaggle.hasCompetition(slug);
        SignedUp user = SignedUp.anew();
        completed(user);

        user.request()
                .get("/api/competitions/" + slug.toUpperCase())
                .then()
                .statusCode(200)
                .body("status", equalTo("completed"));
    }

    @Test
    void gzip_is_spoken() {
        FakeKaggle.hasCompetition(slug);
        SignedUp user = SignedUp.anew();
        completed(user);

        user.request()
                .header("Accept-Encoding", "gzip")
                .get("/api/competitions/" + slug)
                .then()
                .statusCode(200)
                .header("Content-Encoding", equalTo("gzip"))
                .body("status", equalTo("completed"));
    }

    static Stream<Arguments> badParameters() {
        return Stream.of(
                Arguments.of("top_n", "0", "Parameter 'top_n' must be between 1 and 10"),
                Arguments.of("top_n", "11", "Parameter 'top_n' must be between 1 and 10"),
                Arguments.of("top_n", "3.5", "Parameter 'top_n' must be a whole number"),
                Arguments.of("top_n", "99999999999", "Parameter 'top_n' must be a whole number"),
                Arguments.of(
                        "format", "xml", "Parameter 'format' must be one of toon, md, txt and json, and not 'xml'"),
                Arguments.of("max_tokens", "499", "Parameter 'max_tokens' must be between 500 and 10000000"),
                Arguments.of("max_tokens", "all", "Parameter 'max_tokens' must be a whole number"),
                Arguments.of("refresh", "yes", "Parameter 'refresh' must be true or false"),
                Arguments.of(
                        "ignore_patterns",
                        "x".repeat(201),
                        "Parameter 'ignore_patterns' may hold 50 patterns of 200 characters each"));
    }

    @ParameterizedTest
    @MethodSource("badParameters")
    void bad_parameters_are_refused_by_name_and_rule(String name, String value, String detail) {
        SignedUp.anew()
                .request()
                .queryParam(name, value)
                .get("/api/competitions/" + slug)
                .then()
                .statusCode(400)
                .body("detail", equalTo(detail));
        assertNothingHappened();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a%2Fb",
                "..%2Fx",
                "%2e%2e%2fx",
                "a%20b",
                "%00",
                "a%00b",
                "-a",
                "_a",
                "%C3%A4",
                "a.b",
                "a%3Fb",
                "a%0Ab",
                "%25",
                "%F0%9F%94%91",
                "%3Cscript%3E",
                "'--",
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
                        + "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
                        + "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
                        + "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            })
    void odd_slugs_are_refused_and_reach_neither_database_nor_kaggle(String odd) {
        SignedUp.anew()
                .request()
                .urlEncodingEnabled(false)
                .get("/api/competitions/" + odd)
                .then()
                .statusCode(400)
                .contentType(ContentType.JSON)
                .body("detail", equalTo("Invalid competition slug"))
                .body("code", equalTo("invalid_slug"));
        assertNothingHappened();
    }

    @Test
    void a_path_with_matrix_parameters_is_refused_and_not_shortened() {
        SignedUp.anew()
                .request()
                .urlEncodingEnabled(false)
                .get("/api/competitions/" + slug + ";v=1")
                .then()
                .statusCode(400)
                .body("detail", equalTo("A path may not contain ';'"));
        assertNothingHappened();
    }

    static Stream<Arguments> kaggleFailures() {
        return Stream.of(
                Arguments.of(
                        403,
                        "{\"error\":{\"code\":403,\"message\":\"Permission 'competitions.get' was denied\"}}",
                        404,
                        "kaggle_not_found"),
                Arguments.of(404, "{\"code\":404,\"message\":\"Not found\"}", 404, "kaggle_not_found"),
                Arguments.of(
                        401,
                        "{\"error\":{\"code\":401,\"message\":\"Unauthenticated\"}}",
                        503,
                        "kaggle_refused_credentials"),
                Arguments.of(200, "{\"code\":401,\"message\":\"Unauthenticated\"}", 503, "kaggle_refused_credentials"),
                Arguments.of(
                        429,
                        "{\"error\":{\"code\":429,\"message\":\"Too many requests\"}}",
                        503,
                        "kaggle_rate_limited"),
                Arguments.of(500, "{\"code\":500,\"message\":\"Internal error\"}", 502, "kaggle_failed"),
                Arguments.of(502, "<html><h1>Bad gateway</h1></html>", 502, "kaggle_failed"),
                Arguments.of(200, "{\"id\": 4242, \"ref\":", 502, "kaggle_failed"));
    }

    @ParameterizedTest
    @MethodSource("kaggleFailures")
    void a_failed_ingestion_says_why_and_costs_nothing(int status, String body, int answered, String code) {
        FakeKaggle.fails("GetCompetition", status, body);
        SignedUp user = SignedUp.anew();

        Response failed = Eventually.get(
                () -> user.request().get("/api/competitions/" + slug), answer -> answer.statusCode() != 200);

        failed.then()
                .statusCode(answered)
                .contentType(ContentType.JSON)
                .header("Retry-After", matchesPattern("\\d+"))
                .body("code", equalTo(code))
                .body("status", equalTo("failed"))
                .body("slug", equalTo(slug))
                .body("job.status", equalTo("failed"))
                .body("job.finished_at", notNullValue());
        assertEquals(failed.<String>path("detail"), failed.path("message"));
        assertEquals(10, user.credits());
    }

    @Test
    void a_wrong_slug_is_remembered_for_an_hour_and_then_tried_again() {
        SignedUp user = SignedUp.anew();
        Eventually.get(() -> user.request().get("/api/competitions/" + slug), a -> a.statusCode() == 404)
                .then()
                .body("detail", containsString("'" + slug + "'"))
                .body("detail", containsString("misspelt"))
                .body("detail", containsString("private"));

        user.request().get("/api/competitions/" + slug).then().statusCode(404);
        clock.advance(Duration.ofMinutes(59));
        user.request().get("/api/competitions/" + slug).then().statusCode(404);
        assertEquals(1, FakeKaggle.calls("GetCompetition").size());

        FakeKaggle.hasCompetition(slug);
        clock.advance(Duration.ofMinutes(2));
        completed(user);
    }

    @Test
    void old_content_is_served_at_once_and_refreshed_behind() {
        FakeKaggle.hasCompetition(slug);
        SignedUp user = SignedUp.anew();
        String first = completed(user).path("cached_at");
        FakeKaggle.hasNewsOf(slug);
        clock.advance(Duration.ofDays(3).plusMinutes(1));

        user.request()
                .get("/api/competitions/" + slug)
                .then()
                .statusCode(200)
                .header("Age", matchesPattern("2592\\d\\d"))
                .body("status", equalTo("completed"))
                .body("stale", equalTo(true))
                .body("cached_at", equalTo(first))
                .body("job.id", notNullValue());

        Response renewed = Eventually.get(
                () -> user.request().head("/api/competitions/" + slug), answer -> answer.header("Age") == null);
        assertEquals(200, renewed.statusCode());
        assertNotEquals(first, completed(user).path("cached_at"));
    }

    @Test
    void old_content_is_not_withheld_when_kaggle_fails() {
        FakeKaggle.hasCompetition(slug);
        SignedUp user = SignedUp.anew();
        completed(user);
        FakeKaggle.reset();
        clock.advance(Duration.ofDays(4));

        user.request().get("/api/competitions/" + slug).then().body("stale", equalTo(true));
        Eventually.get(
                () -> count("select count(*) from ingestion where ref = $1 and status = 'failed'", slug), n -> n == 1);

        user.request()
                .get("/api/competitions/" + slug)
                .then()
                .statusCode(200)
                .header("X-Refresh-Failed", equalTo("kaggle_not_found"))
                .body("stale", equalTo(true))
                .body(
                        "message",
                        startsWith("Kept content. Kaggle does not show it any more. The last refresh failed: "))
                .body("toon_content", notNullValue());
        user.request()
                .queryParam("format", "md")
                .get("/api/competitions/" + slug)
                .then()
                .statusCode(200)
                .header("X-Refresh-Failed", equalTo("kaggle_not_found"));
    }

    @Test
    void a_refresh_that_brings_nothing_new_changes_no_etag() {
        FakeKaggle.hasCompetition(slug);
        SignedUp user = SignedUp.anew();
        String etag = completed(user).header("ETag");
        clock.advance(Duration.ofDays(4));

        user.request().get("/api/competitions/" + slug).then().body("stale", equalTo(true));
        Eventually.get(() -> user.request().head("/api/competitions/" + slug), answer -> answer.header("Age") == null);

        assertEquals(2, count("select count(*) from ingestion where ref = $1 and status = 'completed'", slug));
        user.request()
                .header("If-None-Match", etag)
                .get("/api/competitions/" + slug)
                .then()
                .statusCode(304)
                .header("ETag", equalTo(etag));
    }

    @Test
    void who_polls_pays_for_content_and_not_for_what_is_said_beside_it() {
        FakeKaggle.hasCompetition(slug);
        SignedUp user = SignedUp.anew();
        Response before = completed(user);
        FakeKaggle.api()
                .stubFor(FakeKaggle.call("GetLeaderboard")
                        .atPriority(1)
                        .willReturn(okJson("{}").withFixedDelay(60_000)));
        clock.advance(Duration.ofDays(4));
        user.request().get("/api/competitions/" + slug).then().body("stale", equalTo(true));

        Response meanwhile =
                user.request().header("If-None-Match", before.header("ETag")).get("/api/competitions/" + slug);
        Response told = user.request().get("/api/competitions/" + slug);

        assertEquals(304, meanwhile.statusCode());
        assertNotEquals(before.header("ETag"), told.header("ETag"));
        user.request()
                .header("If-None-Match", told.header("ETag"))
                .get("/api/competitions/" + slug)
                .then()
                .statusCode(304);
        assertEquals(List.of("grant +10 = 10", "context -1 = 9", "context -1 = 8", "context -1 = 7"), ledger(user));
        FakeKaggle.reset();
    }

    @Test
    void of_many_who_want_a_refresh_at_once_each_is_told_of_it() {
        FakeKaggle.hasCompetition(slug);
        SignedUp user = SignedUp.anew();
        completed(user);
        FakeKaggle.api()
                .stubFor(FakeKaggle.call("GetLeaderboard")
                        .atPriority(1)
                        .willReturn(okJson("{}").withFixedDelay(60_000)));
        clock.advance(Duration.ofDays(4));

        List<Response> answers =
                Parallel.call(8, i -> user.request().queryParam("refresh", true).get("/api/competitions/" + slug));

        assertEquals(
                1,
                answers.stream().map(answer -> answer.path("job.id")).distinct().count());
        assertNotNull(answers.get(0).path("job.id"));
        FakeKaggle.reset();
    }

    @Test
    void who_cannot_pay_is_told_so_before_anything_is_read() {
        FakeKaggle.hasCompetition(slug);
        SignedUp poor = SignedUp.anew();
        completed(poor);
        Parallel.call(9, i -> poor.request().get("/api/competitions/" + slug));
        database.preparedQuery("update kept_context set bundle = 'unreadable', version = version + 1 where ref = $1")
                .executeAndAwait(Tuple.of(slug));

        poor.request().get("/api/competitions/" + slug).then().statusCode(402);
        SignedUp.anew().request().get("/api/competitions/" + slug).then().statusCode(500);
    }

    @Test
    void refresh_fetches_anew_but_not_at_every_call() {
        FakeKaggle.hasCompetition(slug);
        SignedUp user = SignedUp.anew();
        completed(user);

        user.request()
                .queryParam("refresh", true)
                .get("/api/competitions/" + slug)
                .then()
                .statusCode(200);
        assertEquals(1, count("select count(*) from ingestion where ref = $1", slug));

        clock.advance(Duration.ofMinutes(2));
        user.request()
                .queryParam("refresh", true)
                .get("/api/competitions/" + slug)
                .then()
                .statusCode(200)
                .body("job.status", equalTo("queued"));
        assertEquals(2, count("select count(*) from ingestion where ref = $1", slug));
    }

    @Test
    void a_part_that_kaggle_refuses_is_left_out_and_named() {
        FakeKaggle.hasCompetition(slug);
        FakeKaggle.api()
                .stubFor(FakeKaggle.call("DownloadDataFile")
                        .atPriority(1)
                        .willReturn(aResponse()
                                .withStatus(403)
                                .withBody(
                                        "{\"code\":403,\"message\":\"You must accept this competition's rules before you'll be"
                                                + " able to download files.\"}")));
        SignedUp user = SignedUp.anew();
        completed(user);

        user.request()
                .queryParam("format", "json")
                .get("/api/competitions/" + slug)
                .then()
                .statusCode(200)
                .body("tables.size()", equalTo(0))
                .body("left_out.part.join(' ')", containsString("train.csv"))
                .body("left_out.reason.join(' ')", containsString("rules"));
    }

    @Test
    void what_people_discuss_is_in_it() {
        FakeKaggle.hasCompetition(slug);
        SignedUp user = SignedUp.anew();
        completed(user);

        user.request()
                .queryParam("format", "json")
                .get("/api/competitions/" + slug)
                .then()
                .statusCode(200)
                .body("discussions.title", equalTo(List.of("External data", "Train and test overlap")))
                .body("discussions.author", equalTo(List.of("Demo Host", "")))
                .body("discussions.votes", equalTo(List.of(4, 31)))
                .body("discussions[1].url", endsWith("/competitions/" + slug + "/discussion/502"))
                .body("discussions[0].text", equalTo("Is **allowed**."))
                .body(
                        "discussions[1].text",
                        equalTo("Look at *id*.\n\n> Reply by Demo Author, 7 votes:\n>\n> Confirmed."))
                .body("facts.latest_announcement.value", equalTo("External data (2026-02-01): Is allowed."))
                .body("facts.leak_warning.value", equalTo("Train and test overlap: Look at id."))
                .body("facts.leak_warning.source", equalTo("topic 502"))
                .body("left_out.size()", equalTo(0));
        assertEquals(2, FakeKaggle.calls("ListTopicMessages").size(), "each topic once, in whatever list it is");
    }

    @Test
    void no_more_than_ten_topics_are_asked_for_and_the_best_of_them() {
        FakeKaggle.hasCompetition(slug);
        FakeKaggle.answers("ListTopicMessages", "{\"messages\": [{\"rawMarkdown\": \"Text\"}]}");
        FakeKaggle.answers(
                "ListCompetitionTopics",
                IntStream.rangeClosed(1, 30)
                        .mapToObj(id -> "{\"id\": " + id + ", \"title\": \"T" + id + "\", \"votes\": " + id + "}")
                        .collect(Collectors.joining(",", "{\"topics\": [", "]}")));
        SignedUp user = SignedUp.anew();
        completed(user);

        user.request()
                .queryParam("format", "json")
                .get("/api/competitions/" + slug)
                .then()
                .body("discussions.size()", equalTo(10))
                .body("discussions[0].title", equalTo("T30"))
                .body("discussions[9].title", equalTo("T21"));
        assertEquals(10, FakeKaggle.calls("ListTopicMessages").size());
    }

    @ParameterizedTest
    @CsvSource({
        "ListCompetitionTopics, 403, discussions, 0",
        "ListCompetitionTopics, 404, discussions, 0",
        "ListCompetitionTopics, 500, discussions, 0",
        "ListTopicMessages, 403, discussion 502, 1",
        "ListTopicMessages, 500, discussion 502, 1"
    })
    void a_forum_or_topic_that_fails_is_left_out_and_named(String method, int status, String part, int others) {
        FakeKaggle.hasCompetition(slug);
        MappingBuilder refusal = FakeKaggle.call(method)
                .atPriority(1)
                .willReturn(aResponse().withStatus(status).withBody("{}"));
        FakeKaggle.api()
                .stubFor(
                        method.equals("ListTopicMessages")
                                ? refusal.withRequestBody(matchingJsonPath("$.topicId", WireMock.equalTo("502")))
                                : refusal);
        SignedUp user = SignedUp.anew();
        completed(user);

        user.request()
                .queryParam("format", "json")
                .get("/api/competitions/" + slug)
                .then()
                .statusCode(200)
                .body("discussions.size()", equalTo(others))
                .body("notebooks.size()", equalTo(1))
                .body("left_out.part", equalTo(List.of(part)))
                .body("left_out[0].reason", containsString("Kaggle"));
    }

    @Test
    void an_ingestion_whose_worker_died_is_taken_over() {
        FakeKaggle.hasCompetition(slug);
        SignedUp user = SignedUp.anew();
        database.preparedQuery(
                        """
                insert into ingestion (source, kind, ref, status, stage, message, worker, leased_until, attempts, created_at)
                values ('kaggle', 'competition', $1, 'running', 'starting', 'Started', gen_random_uuid(),
                        now() - interval '1 second', 1, now() - interval '1 minute')
                """)
                .executeAndAwait(Tuple.of(slug));

        completed(user);

        assertEquals(1, count("select count(*) from ingestion where ref = $1", slug));
        assertEquals(2, count("select attempts from ingestion where ref = $1", slug));
    }

    @Test
    void an_ingestion_that_kills_its_workers_is_given_up() {
        SignedUp user = SignedUp.anew();
        database.preparedQuery(
                        """
                insert into ingestion (source, kind, ref, status, stage, message, worker, leased_until, attempts, created_at)
                values ('kaggle', 'competition', $1, 'running', 'starting', 'Started', gen_random_uuid(),
                        now() - interval '1 second', 3, now() - interval '1 minute')
                """)
                .executeAndAwait(Tuple.of(slug));

        Eventually.get(() -> user.request().get("/api/competitions/" + slug), a -> a.statusCode() != 200)
                .then()
                .statusCode(503)
                .body("code", equalTo("ingestion_interrupted"));
    }

    @Test
    void without_a_key_nothing_is_said_about_the_slug() {
        given().get("/api/competitions/a b").then().statusCode(401);
    }

    private Response completed(SignedUp user) {
        return completed(user, slug);
    }

    static Response completed(SignedUp user, String slug) {
        Eventually.get(() -> user.request().head("/api/competitions/" + slug), answer -> answer.header("ETag") != null);
        return user.request().get("/api/competitions/" + slug);
    }

    private List<String> ledger(SignedUp user) {
        return database
                .preparedQuery(
                        """
                select l.operation, l.credits, l.balance_after from ledger_entry l join account a on a.id = l.account_id
                where a.email = $1 order by l.id
                """)
                .executeAndAwait(Tuple.of(user.email()))
                .stream()
                .map(row -> "%s %+d = %d".formatted(row.getString(0), row.getLong(1), row.getLong(2)))
                .toList();
    }

    private long count(String sql, String argument) {
        return database.preparedQuery(sql)
                .executeAndAwait(Tuple.of(argument))
                .iterator()
                .next()
                .getLong(0);
    }

    private void assertNothingHappened() {
        assertEquals(0, count("select count(*) from ingestion where ref = $1", slug));
        FakeKaggle.api().verify(0, anyRequestedFor(anyUrl()));
    }
}
