package io.kaggleingest.live;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jboss.logmanager.Level;
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
import io.kaggleingest.kaggle.KaggleCredentials;
import io.kaggleingest.kaggle.wire.FakeKaggle;
import io.kaggleingest.web.AdjustableClock;
import io.kaggleingest.web.Management;
import io.kaggleingest.web.Parallel;
import io.kaggleingest.web.RecordedLog;

import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(FakeKaggle.class)
class LiveCompetitionResourceTest {

    private static final String CALLER = "somebody-else";
    private static final String CALLERS_KEY = "0000-not-a-real-key-0000";
    private static final KaggleCredentials CALLERS = new KaggleCredentials(CALLER, CALLERS_KEY);

    /** Writes down what it sends, from which the test knows that what was sent would be found. */
    private static final String TEST_CLIENT = "org.apache.http.";

    private static final String DENIED =
            "{\"error\":{\"code\":403,\"message\":\"Permission 'competitions.get' was denied\"}}";
    private static final String NOT_JOINED =
            "{\"error\":{\"code\":403,\"message\":\"Permission 'competitions.participate' was denied\"}}";
    private static final String UNAUTHENTICATED = "{\"error\":{\"code\":401,\"message\":\"Unauthenticated\"}}";

    private static final String SUBMISSIONS =
            """
            {"submissions": [
             {"ref": 556, "date": "2026-03-02T00:00:00.000Z", "fileName": "t.csv"},
             {"ref": 555, "totalBytes": 34, "date": "2026-03-01T00:00:00.000Z", "description": "first",
              "fileName": "s.csv", "publicScore": "0.50", "privateScore": "0.40", "status": "COMPLETE",
              "submittedBy": "somebody-else", "teamName": "alpha",
              "url": "https://www.kaggle.com/submissions/555/555.raw"},
             {"ref": 554, "status": "ERROR", "errorDescription": "Wrong columns"}]}""";

    @Inject
    Pool database;

    @Inject
    AdjustableClock clock;

    @BeforeEach
    void forget() {
        FakeKaggle.reset();
    }

    @AfterEach
    void now() {
        clock.reset();
    }

    // Leaderboard

    @Test
    void a_leaderboard_is_delivered_and_paid() {
        FakeKaggle.hasCompetition("titanic");
        SignedUp user = SignedUp.anew();

        user.request()
                .get("/api/competitions/titanic/leaderboard")
                .then()
                .statusCode(200)
                .contentType(ContentType.JSON)
                .header("X-Credits-Cost", equalTo("1"))
                .header("X-Credits-Remaining", equalTo("9"))
                .header("Cache-Control", equalTo("private, no-store"))
                .header("Idempotency-Replayed", nullValue())
                .body("slug", equalTo("titanic"))
                .body("url", equalTo("https://www.kaggle.com/competitions/titanic/leaderboard"))
                .body("source", equalTo("kaggle"))
                .body("fetched_at", matchesPattern("\\d{4}-.*Z"))
                .body("leaderboard.rank", equalTo(List.of(1, 2)))
                .body("leaderboard.team", equalTo(List.of("alpha", "beta")))
                .body("leaderboard.score", equalTo(List.of("0.12345", "0.23456")))
                .body("leaderboard[0].submitted_at", equalTo("2026-03-01T00:00:00Z"));

        assertEquals(List.of("grant +10 = 10 null", "leaderboard -1 = 9 competition/titanic"), ledger(user));
        assertEquals(9, user.credits());
        assertEquals(
                "{\"competitionName\":\"titanic\",\"pageSize\":20}",
                FakeKaggle.calls("GetLeaderboard").get(0).getBodyAsString());
        assertEquals(FakeKaggle.BASIC, FakeKaggle.calls("GetLeaderboard").get(0).getHeader("Authorization"));
    }

    @Test
    void a_leaderboard_tells_what_each_medal_takes() {
        FakeKaggle.hasCompetition("titanic");
        FakeKaggle.hasWholeLeaderboard("titanic", "0.9", "0.8", "0.7", "0.6", "0.5");
        SignedUp user = SignedUp.anew();

        user.request()
                .get("/api/competitions/titanic/leaderboard?limit=1")
                .then()
                .statusCode(200)
                .body("score_ladder.teams", equalTo(5))
                .body("score_ladder.gold", equalTo(Map.of("rank", 1, "score", "0.9")))
                .body("score_ladder.silver", equalTo(Map.of("rank", 1, "score", "0.9")))
                .body("score_ladder.bronze", equalTo(Map.of("rank", 2, "score", "0.8")))
                .body("score_ladder.median", equalTo(Map.of("rank", 3, "score", "0.7")));

        assertEquals(
                FakeKaggle.BASIC, FakeKaggle.calls("DownloadLeaderboard").get(0).getHeader("Authorization"));
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 500})
    void a_whole_leaderboard_that_cannot_be_had_costs_nobody_the_first_teams(int status) {
        FakeKaggle.hasCompetition("titanic");
        FakeKaggle.fails("DownloadLeaderboard", status, "{}");

        SignedUp.anew()
                .request()
                .get("/api/competitions/titanic/leaderboard")
                .then()
                .statusCode(200)
                .body("leaderboard.team", equalTo(List.of("alpha", "beta")))
                .body("score_ladder", nullValue());
    }

    @Test
    void as_many_teams_as_are_asked_for() {
        FakeKaggle.hasCompetition("titanic");
        FakeKaggle.hasCompetition("TITANIC");
        SignedUp user = SignedUp.anew();

        user.request()
                .queryParam("limit", 1)
                .get("/competitions/TITANIC/leaderboard")
                .then()
                .statusCode(200)
                .body("leaderboard.team", equalTo(List.of("alpha")));
        user.request()
                .queryParam("limit", 200)
                .get("/api/competitions/titanic/leaderboard")
                .then()
                .statusCode(200)
                .body("leaderboard.size()", equalTo(2));
    }

    @Test
    void sixty_four_parallel_calls_on_ten_credits_deliver_ten_leaderboards() {
        FakeKaggle.hasCompetition("titanic");
        SignedUp user = SignedUp.anew();

        List<Response> answers = Parallel.call(64, i -> user.request().get("/api/competitions/titanic/leaderboard"));

        assertEquals(10, answers.stream().filter(a -> a.statusCode() == 200).count());
        assertEquals(54, answers.stream().filter(a -> a.statusCode() == 402).count());
        assertEquals(
                10, answers.stream().filter(a -> a.asString().contains("alpha")).count());
        assertEquals(0, user.credits());
        assertEquals(11, ledger(user).size());
        assertEquals("leaderboard -1 = 0 competition/titanic", ledger(user).get(10));
    }

    @Test
    void who_cannot_pay_is_told_before_kaggle_is_asked() {
        FakeKaggle.hasCompetition("titanic");
        SignedUp user = withoutCredits();

        user.request()
                .get("/api/competitions/titanic/leaderboard")
                .then()
                .statusCode(402)
                .body("code", equalTo("insufficient_credits"))
                .body(
                        "detail",
                        equalTo("A leaderboard costs 1 credit and your balance is 0. GET /api/usage lists what your"
                                + " credits went to"));
        submissions(user, CALLER, CALLERS_KEY)
                .then()
                .statusCode(402)
                .body(
                        "detail",
                        equalTo("A list of submissions costs 1 credit and your balance is 0. GET /api/usage lists what"
                                + " your credits went to"));
        assertKaggleWasNotAsked();
    }

    @Test
    void a_retry_is_answered_and_not_charged_again_even_without_credits() {
        FakeKaggle.hasCompetition("titanic");
        SignedUp user = SignedUp.anew();
        database.preparedQuery("update account set credits = 1 where email = $1")
                .executeAndAwait(Tuple.of(user.email()));

        Response first = once(user, "/api/competitions/titanic/leaderboard");
        Response again = once(user, "/api/competitions/titanic/leaderboard");

        first.then().statusCode(200).header("Idempotency-Replayed", nullValue());
        again.then()
                .statusCode(200)
                .header("Idempotency-Replayed", equalTo("true"))
                .header("X-Credits-Cost", equalTo("1"))
                .header("X-Credits-Remaining", equalTo("0"))
                .body("leaderboard.size()", equalTo(2));
        assertEquals(2, ledger(user).size());

        once(user, "/api/competitions/other/leaderboard").then().statusCode(402);
        clock.advance(Duration.ofHours(24).plusMinutes(1));
        once(user, "/api/competitions/titanic/leaderboard").then().statusCode(402);
        assertEquals(2, FakeKaggle.calls("GetLeaderboard").size());
    }

    @Test
    void of_parallel_requests_with_one_idempotency_key_one_is_charged_and_all_are_answered() {
        FakeKaggle.hasCompetition("titanic");
        SignedUp user = SignedUp.anew();

        List<Response> answers = Parallel.call(16, i -> once(user, "/api/competitions/titanic/leaderboard"));

        assertTrue(answers.stream().allMatch(a -> a.statusCode() == 200));
        assertEquals(
                1,
                answers.stream()
                        .filter(a -> a.header("Idempotency-Replayed") == null)
                        .count());
        assertEquals(9, user.credits());
    }

    @Test
    void an_idempotency_key_for_another_request_is_refused() {
        FakeKaggle.hasCompetition("titanic");
        FakeKaggle.answers("ListSubmissions", SUBMISSIONS);
        SignedUp user = SignedUp.anew();
        once(user, "/api/competitions/titanic/leaderboard").then().statusCode(200);

        once(user, "/api/competitions/titanic/leaderboard?limit=5")
                .then()
                .statusCode(422)
                .body("code", equalTo("idempotency_key_reused"));
        request(user, CALLER, CALLERS_KEY)
                .header("Idempotency-Key", "once")
                .get("/api/competitions/titanic/submissions")
                .then()
                .statusCode(422);
        user.request()
                .header("Idempotency-Key", "no spaces")
                .get("/api/competitions/titanic/leaderboard")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid_idempotency_key"));
        assertEquals(9, user.credits());
    }

    @Test
    void head_delivers_nothing_and_costs_nothing() {
        FakeKaggle.hasCompetition("titanic");
        SignedUp user = SignedUp.anew();

        user.request()
                .head("/api/competitions/titanic/leaderboard")
                .then()
                .statusCode(200)
                .header("X-Credits-Cost", nullValue());
        assertEquals(10, user.credits());
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(403, DENIED, 404, "kaggle_not_found"),
                Arguments.of(404, "{\"code\":404,\"message\":\"Not found\"}", 404, "kaggle_not_found"),
                Arguments.of(429, "", 503, "kaggle_rate_limited"),
                Arguments.of(500, "{\"code\":500}", 502, "kaggle_failed"),
                Arguments.of(502, "<html><h1>Bad gateway</h1></html>", 502, "kaggle_failed"),
                Arguments.of(200, "{\"submissions\":", 502, "kaggle_failed"),
                Arguments.of(200, "{\"code\":500,\"message\":\"Internal error\"}", 502, "kaggle_failed"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void errors_cost_nothing(int status, String body, int answered, String code) {
        FakeKaggle.fails("GetLeaderboard", status, body);
        FakeKaggle.fails("ListSubmissions", status, body);
        SignedUp user = SignedUp.anew();

        for (Response answer : List.of(
                user.request().get("/api/competitions/titanic/leaderboard"), submissions(user, CALLER, CALLERS_KEY))) {
            answer.then()
                    .statusCode(answered)
                    .contentType(ContentType.JSON)
                    .header("X-Credits-Cost", nullValue())
                    .body("code", equalTo(code));
        }
        assertEquals(10, user.credits());
    }

    @Test
    void what_is_not_found_is_named_with_both_reasons() {
        SignedUp user = SignedUp.anew();

        user.request()
                .get("/api/competitions/titanik/leaderboard")
                .then()
                .statusCode(404)
                .body(
                        "detail",
                        equalTo("Competition 'titanik' was not found on Kaggle or is not visible to this service: the"
                                + " name may be misspelt, or it is private."));
        submissions(user, CALLER, CALLERS_KEY)
                .then()
                .statusCode(404)
                .body("detail", containsString("not visible to your Kaggle account: the name may be misspelt"));
    }

    @Test
    void our_own_account_refused_is_our_matter() {
        FakeKaggle.fails("GetLeaderboard", 401, UNAUTHENTICATED);
        FakeKaggle.fails("ListCompetitions", 401, UNAUTHENTICATED);
        SignedUp user = SignedUp.anew();

        for (String path : List.of("/api/competitions/titanic/leaderboard", "/api/competitions")) {
            user.request()
                    .get(path)
                    .then()
                    .statusCode(503)
                    .body("code", equalTo("kaggle_refused_credentials"))
                    .body("detail", containsString("its operator has to renew them"));
        }
        assertEquals(10, user.credits());
    }

    // Submissions

    @Test
    void submissions_are_the_callers_own_and_are_paid() {
        FakeKaggle.answers("ListSubmissions", SUBMISSIONS);
        SignedUp user = SignedUp.anew();

        submissions(user, CALLER, CALLERS_KEY)
                .then()
                .statusCode(200)
                .header("X-Credits-Cost", equalTo("1"))
                .header("X-Credits-Remaining", equalTo("9"))
                .header("Cache-Control", equalTo("private, no-store"))
                .body("slug", equalTo("titanic"))
                .body("url", equalTo("https://www.kaggle.com/competitions/titanic/submissions"))
                .body("submissions.id", equalTo(List.of(556, 555, 554)))
                .body("submissions.status", equalTo(List.of("pending", "complete", "error")))
                .body("submissions[1].submitted_at", equalTo("2026-03-01T00:00:00Z"))
                .body("submissions[1].file_name", equalTo("s.csv"))
                .body("submissions[1].bytes", equalTo(34))
                .body("submissions[1].description", equalTo("first"))
                .body("submissions[1].public_score", equalTo("0.50"))
                .body("submissions[1].private_score", equalTo("0.40"))
                .body("submissions[1].team", equalTo("alpha"))
                .body("submissions[1].submitted_by", equalTo("somebody-else"))
                .body("submissions[1].error", nullValue())
                .body("submissions[2].error", equalTo("Wrong columns"))
                .body("submissions[0]", hasKey("public_score"));

        assertEquals(List.of("grant +10 = 10 null", "submissions -1 = 9 competition/titanic"), ledger(user));
    }

    @Test
    void kaggle_sees_one_header_with_the_callers_credentials_and_no_others() {
        FakeKaggle.answers("ListSubmissions", SUBMISSIONS);
        FakeKaggle.hasCompetition("titanic");
        SignedUp user = SignedUp.anew();

        submissions(user, CALLER, CALLERS_KEY).then().statusCode(200);
        user.request().get("/api/competitions/titanic/leaderboard").then().statusCode(200);

        var calls = FakeKaggle.api().getAllServeEvents();
        assertEquals(3, calls.size());
        var submissions = FakeKaggle.calls("ListSubmissions").get(0);
        assertEquals(
                List.of(CALLERS.basic()), submissions.header("Authorization").values());
        assertEquals("{\"competitionName\":\"titanic\",\"page\":-1,\"pageSize\":20}", submissions.getBodyAsString());
        calls.forEach(call -> {
            assertFalse(call.getRequest().containsHeader("Cookie"));
            assertFalse(call.getRequest().containsHeader(LiveCompetitionResource.KAGGLE_KEY));
            assertFalse(call.getRequest().containsHeader(LiveCompetitionResource.KAGGLE_USERNAME));
        });
        assertEquals(FakeKaggle.BASIC, FakeKaggle.calls("GetLeaderboard").get(0).getHeader("Authorization"));
    }

    @Test
    void a_competition_that_was_not_joined_links_to_its_rules() {
        FakeKaggle.fails("ListSubmissions", 403, NOT_JOINED);
        SignedUp user = SignedUp.anew();

        submissions(user, CALLER, CALLERS_KEY)
                .then()
                .statusCode(409)
                .body("code", equalTo("kaggle_rules_not_accepted"))
                .body("detail", containsString("your Kaggle account has joined"))
                .body("detail", endsWith("https://www.kaggle.com/competitions/titanic/rules"));
        assertEquals(10, user.credits());
    }

    @ParameterizedTest
    @CsvSource({CALLER + "," + CALLERS_KEY, FakeKaggle.USERNAME + "," + FakeKaggle.KEY})
    void callers_credentials_that_kaggle_refuses_are_the_callers_matter(String username, String key) {
        FakeKaggle.fails("ListSubmissions", 401, UNAUTHENTICATED);
        SignedUp user = SignedUp.anew();

        try (RecordedLog log = RecordedLog.of("io.kaggleingest", Level.ERROR)) {
            submissions(user, username, key)
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("kaggle_refused_credentials"))
                    .body("detail", containsString("that came with the request"));
            assertEquals(List.of(), log.lines());
        }
        assertEquals(10, user.credits());
    }

    @Test
    void half_an_account_is_refused() {
        SignedUp user = SignedUp.anew();
        String path = "/api/competitions/titanic/submissions";

        List<Response> answers = List.of(
                user.request().get(path),
                user.request().header("X-Kaggle-Username", CALLER).get(path),
                user.request().header("X-Kaggle-Key", CALLERS_KEY).get(path),
                submissions(user, "", CALLERS_KEY));

        answers.forEach(answer -> answer.then().statusCode(400).body("code", equalTo("missing_kaggle_credentials")));
        answers.get(0).then().body("detail", endsWith("neither came with the request"));
        answers.get(1).then().body("detail", endsWith("X-Kaggle-Key is missing"));
        answers.subList(2, 4).forEach(a -> a.then().body("detail", endsWith("X-Kaggle-Username is missing")));
        assertKaggleWasNotAsked();
    }

    @ParameterizedTest
    @CsvSource({
        "somebody,            KGAT_not-a-real-token,  is an API token",
        "some:body,           not-a-real-key,         must not contain a colon",
        "'some\tbody',        not-a-real-key,         contains a control character",
        "somebody,            'not-a\treal-key',      contains a control character"
    })
    void what_cannot_be_credentials_is_refused_and_not_repeated(String username, String key, String reason) {
        SignedUp user = SignedUp.anew();

        submissions(user, username, key)
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid_kaggle_credentials"))
                .body("detail", containsString(reason))
                .body("detail", not(containsString("real")));
        assertKaggleWasNotAsked();
        assertEquals(10, user.credits());
    }

    @Test
    void callers_credentials_reach_no_table_log_answer_or_metric() {
        SignedUp user = SignedUp.anew();
        List<String> traces = traces();

        try (RecordedLog log = RecordedLog.of("", Level.ALL)) {
            FakeKaggle.answers("ListSubmissions", "{\"submissions\": [{\"ref\": 1}]}");
            Response paid = request(user, CALLER, CALLERS_KEY)
                    .header("Idempotency-Key", "leak-test")
                    .get("/api/competitions/titanic/submissions");
            paid.then().statusCode(200);
            assertNoTrace(traces, paid.asString() + paid.headers());
            for (String[] failure : new String[][] {
                {"401", UNAUTHENTICATED}, {"403", DENIED}, {"403", NOT_JOINED}, {"500", CALLERS.basic()}, {"200", "{"}
            }) {
                FakeKaggle.fails("ListSubmissions", Integer.parseInt(failure[0]), failure[1]);
                Response refused = submissions(user, CALLER, CALLERS_KEY);
                assertTrue(refused.statusCode() >= 400);
                assertNoTrace(traces, refused.asString() + refused.headers());
            }
            Response malformed = submissions(user, CALLER + ":", CALLERS_KEY);
            assertEquals(400, malformed.statusCode());
            assertNoTrace(traces, malformed.asString());

            List<String> ours = log.lines().stream()
                    .filter(line -> !line.contains(" [" + TEST_CLIENT))
                    .toList();
            assertFalse(ours.isEmpty());
            ours.forEach(line -> assertNoTrace(traces, line));
        }
        assertNoTrace(traces, Management.metrics());
        List<String> tables = tables();
        assertTrue(tables.contains("ledger_entry") && tables.contains("idempotency_key"), tables.toString());
        tables.forEach(table -> database.query("select t::text from \"" + table + "\" t")
                .executeAndAwait()
                .forEach(row -> assertNoTrace(traces, row.getString(0))));
    }

    // The list

    @Test
    void the_list_is_kaggles_and_free() {
        FakeKaggle.answers(
                "ListCompetitions",
                """
                {"competitions": [
                 {"ref": "https://www.kaggle.com/competitions/demo-comp", "title": "Demo Competition",
                  "description": "A synthetic competition", "organizationName": "Demo Org", "category": "Featured",
                  "reward": "1,000 Usd", "tags": [{"name": "tabular"}], "deadline": "2030-01-01T00:00:00Z",
                  "teamCount": 12, "evaluationMetric": "RMSE"},
                 {"title": "nameless"}, {"ref": "bare"}], "nextPageToken": "more"}""");
        SignedUp user = SignedUp.anew();

        user.request()
                .queryParam("search", " demo \"comp\" ")
                .queryParam("page", 3)
                .get("/api/competitions")
                .then()
                .statusCode(200)
                .contentType(ContentType.JSON)
                .header("X-Credits-Cost", nullValue())
                .body("page", equalTo(3))
                .body("next_page", equalTo(4))
                .body("source", equalTo("kaggle"))
                .body("competitions.slug", equalTo(List.of("demo-comp", "bare")))
                .body("competitions[0].title", equalTo("Demo Competition"))
                .body("competitions[0].description", equalTo("A synthetic competition"))
                .body("competitions[0].url", equalTo("https://www.kaggle.com/competitions/demo-comp"))
                .body("competitions[0].category", equalTo("Featured"))
                .body("competitions[0].organization", equalTo("Demo Org"))
                .body("competitions[0].prize", equalTo("1,000 Usd"))
                .body("competitions[0].evaluation", equalTo("RMSE"))
                .body("competitions[0].tags", equalTo(List.of("tabular")))
                .body("competitions[0].team_count", equalTo(12))
                .body("competitions[0].deadline", equalTo("2030-01-01T00:00:00Z"))
                .body("competitions[1].title", nullValue())
                .body("competitions[1].url", equalTo("https://www.kaggle.com/competitions/bare"));

        assertEquals(
                "{\"group\":\"COMPETITION_LIST_TAB_EVERYTHING\",\"category\":\"HOST_SEGMENT_UNSPECIFIED\","
                        + "\"sortBy\":\"COMPETITION_SORT_BY_BEST\",\"search\":\"demo \\\"comp\\\"\",\"page\":3}",
                FakeKaggle.calls("ListCompetitions").get(0).getBodyAsString());
        assertEquals(
                FakeKaggle.BASIC, FakeKaggle.calls("ListCompetitions").get(0).getHeader("Authorization"));
        assertEquals(10, user.credits());
    }

    @Test
    void without_parameters_it_is_the_first_page_of_all() {
        FakeKaggle.answers("ListCompetitions", "{}");

        SignedUp.anew()
                .request()
                .queryParam("search", " ")
                .get("/competitions")
                .then()
                .statusCode(200)
                .body("page", equalTo(1))
                .body("next_page", nullValue())
                .body("competitions", equalTo(List.of()));
        String body = FakeKaggle.calls("ListCompetitions").get(0).getBodyAsString();
        assertTrue(body.endsWith("\"page\":1}") && !body.contains("search"), body);
    }

    @Test
    void a_full_page_without_a_token_may_have_a_next_one() {
        String twenty = String.join(
                ",",
                IntStream.range(0, 20).mapToObj(i -> "{\"ref\":\"c" + i + "\"}").toList());
        FakeKaggle.answers("ListCompetitions", "{\"competitions\":[" + twenty + "]}");

        SignedUp.anew().request().get("/api/competitions").then().body("next_page", equalTo(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1001", "1.5", "one", "99999999999"})
    void odd_pages_are_refused(String page) {
        SignedUp.anew()
                .request()
                .queryParam("page", page)
                .get("/api/competitions")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid_parameter"))
                .body("detail", equalTo("Parameter 'page' must be a whole number from 1 to 1000"));
        assertKaggleWasNotAsked();
    }

    @Test
    void odd_words_and_limits_are_refused() {
        SignedUp user = SignedUp.anew();

        for (String search : List.of("x".repeat(201), "a\u0000b", "a\nb")) {
            user.request()
                    .queryParam("search", search)
                    .get("/api/competitions")
                    .then()
                    .statusCode(400)
                    .body("detail", equalTo("Parameter 'search' may hold 200 characters and no control characters"));
        }
        for (String limit : List.of("0", "201", "all")) {
            user.request()
                    .queryParam("limit", limit)
                    .get("/api/competitions/titanic/leaderboard")
                    .then()
                    .statusCode(400)
                    .body("detail", equalTo("Parameter 'limit' must be a whole number from 1 to 200"));
        }
        user.request()
                .get("/api/competitions/a b/leaderboard")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid_slug"));
        assertKaggleWasNotAsked();
    }

    @Test
    void a_denied_list_is_a_failure_of_kaggle() {
        SignedUp.anew()
                .request()
                .get("/api/competitions")
                .then()
                .statusCode(502)
                .body("code", equalTo("kaggle_failed"));
    }

    @Test
    void calls_that_fail_and_replays_are_limited_too() {
        FakeKaggle.fails("GetLeaderboard", 404, "{\"code\":404,\"message\":\"Not found\"}");
        SignedUp user = SignedUp.anew();
        for (int i = 0; i < 58; i++) {
            user.request().get("/api/competitions/nowhere/leaderboard").then().statusCode(404);
        }
        FakeKaggle.reset();
        FakeKaggle.hasCompetition("titanic");
        for (int i = 0; i < 3; i++) {
            user.request()
                    .header("Idempotency-Key", "again")
                    .get("/api/competitions/titanic/leaderboard")
                    .then()
                    .statusCode(200);
        }
        int asked = FakeKaggle.calls("GetLeaderboard").size();

        user.request()
                .get("/api/competitions/titanic/leaderboard")
                .then()
                .statusCode(429)
                .header("X-RateLimit-Limit", equalTo("60"));

        assertEquals(asked, FakeKaggle.calls("GetLeaderboard").size());
        assertEquals(9, user.credits());
        SignedUp.anew()
                .request()
                .get("/api/competitions/titanic/leaderboard")
                .then()
                .statusCode(200);
        clock.advance(Duration.ofMinutes(1));
        user.request().get("/api/competitions/titanic/leaderboard").then().statusCode(200);
    }

    @Test
    void one_account_cannot_use_up_the_calls_that_kaggle_grants() {
        FakeKaggle.hasCompetition("titanic");
        FakeKaggle.answers("ListCompetitions", "{}");
        SignedUp user = SignedUp.anew();
        for (int i = 0; i < 59; i++) {
            user.request().get("/api/competitions").then().statusCode(200);
        }
        user.request().head("/api/competitions/titanic/leaderboard").then().statusCode(200);

        user.request()
                .get("/api/competitions")
                .then()
                .statusCode(429)
                .header("Retry-After", matchesPattern("[1-6]?\\d"))
                .header("X-RateLimit-Limit", equalTo("60"))
                .header("X-RateLimit-Remaining", equalTo("0"))
                .header("X-RateLimit-Reset", matchesPattern("[1-6]?\\d"));
        user.request().head("/api/competitions/titanic/leaderboard").then().statusCode(429);
        user.request().get("/api/competitions/titanic/leaderboard").then().statusCode(200);
        SignedUp.anew().request().get("/api/competitions").then().statusCode(200);
        clock.advance(Duration.ofMinutes(1));
        user.request().get("/api/competitions").then().statusCode(200);
    }

    @Test
    void both_forms_of_the_path_answer_the_same_bytes_and_a_key_is_needed() {
        FakeKaggle.answers("ListCompetitions", "{\"competitions\": [{\"ref\": \"demo-comp\"}]}");
        SignedUp user = SignedUp.anew();

        assertArrayEquals(
                user.request().get("/api/competitions").asByteArray(),
                user.request().get("/competitions").asByteArray());
        for (String path : List.of("", "/titanic/leaderboard", "/titanic/submissions")) {
            given().get("/api/competitions" + path).then().statusCode(401);
        }
    }

    private static RequestSpecification request(SignedUp user, String username, String key) {
        return user.request().header("X-Kaggle-Username", username).header("X-Kaggle-Key", key);
    }

    private static Response submissions(SignedUp user, String username, String key) {
        return request(user, username, key).get("/api/competitions/titanic/submissions");
    }

    private static Response once(SignedUp user, String path) {
        return user.request().header("Idempotency-Key", "once").get(path);
    }

    private SignedUp withoutCredits() {
        SignedUp user = SignedUp.anew();
        database.preparedQuery("update account set credits = 0 where email = $1")
                .executeAndAwait(Tuple.of(user.email()));
        return user;
    }

    /** The credentials in every form in which they could be written down by mistake. */
    private static List<String> traces() {
        String pair = CALLERS.basic().substring("Basic ".length());
        return Stream.of(CALLER, CALLERS_KEY, pair)
                .flatMap(text -> Stream.of(text, HexFormat.of().formatHex(text.getBytes(UTF_8))))
                .toList();
    }

    private static void assertNoTrace(List<String> traces, String text) {
        traces.forEach(trace -> assertFalse(text.contains(trace), () -> "credentials in: " + text));
    }

    private List<String> tables() {
        return database
                .query("select table_name from information_schema.tables where table_schema = 'public'")
                .executeAndAwait()
                .stream()
                .map(row -> row.getString(0))
                .toList();
    }

    private List<String> ledger(SignedUp user) {
        return database
                .preparedQuery(
                        """
                select l.operation, l.credits, l.balance_after, l.resource
                from ledger_entry l join account a on a.id = l.account_id
                where a.email = $1 order by l.id
                """)
                .executeAndAwait(Tuple.of(user.email()))
                .stream()
                .map(row ->
                        "%s %+d = %d %s".formatted(row.getString(0), row.getLong(1), row.getLong(2), row.getString(3)))
                .toList();
    }

    private static void assertKaggleWasNotAsked() {
        FakeKaggle.api().verify(0, anyRequestedFor(anyUrl()));
    }
}
