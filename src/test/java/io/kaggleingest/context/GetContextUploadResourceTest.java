package io.kaggleingest.context;

import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.stream.Stream;
import jakarta.inject.Inject;

import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.kaggleingest.account.SignedUp;
import io.kaggleingest.database.TestDatabase;
import io.kaggleingest.ingest.Ingestion;
import io.kaggleingest.ingest.IngestionClaims;
import io.kaggleingest.ingest.Ingestions;
import io.kaggleingest.ingest.ResourceState;
import io.kaggleingest.kaggle.Ref;
import io.kaggleingest.kaggle.Slug;
import io.kaggleingest.kaggle.wire.FakeKaggle;
import io.kaggleingest.web.AdjustableClock;
import io.kaggleingest.web.Eventually;
import io.kaggleingest.web.Management;
import io.kaggleingest.web.Parallel;
import io.kaggleingest.web.RecordedLog;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(FakeKaggle.class)
class GetContextUploadResourceTest {

    private static final String OWN_KEY = "own-fakekey-of-the-caller";
    private static final String OWN_BASIC = basic("ownuser", OWN_KEY);

    private static final ResourceState NOTHING = new ResourceState(Optional.empty(), Optional.empty());

    @Inject
    Pool database;

    @Inject
    IngestionClaims claims;

    @Inject
    Ingestions ingestions;

    @Inject
    AdjustableClock clock;

    private final String slug = "own-" + UUID.randomUUID();
    private SignedUp user;

    @BeforeEach
    void begin() {
        FakeKaggle.reset();
        user = SignedUp.anew();
    }

    @AfterEach
    void now() {
        clock.reset();
    }

    @Test
    void the_callers_own_key_fetches_what_then_belongs_to_the_caller() {
        FakeKaggle.hasCompetition(slug);

        upload(user, slug)
                .then()
                .statusCode(200)
                .header("Retry-After", matchesPattern("[1-9]|[1-5]\\d|60"))
                .header("X-Credits-Cost", nullValue())
                .body("status", is("processing"))
                .body("job.ref", is(slug));
        Response own = completed(user);

        own.then()
                .header("X-Credits-Cost", is("1"))
                .header("X-Credits-Remaining", is("9"))
                .body("title", is("Demo Competition"));
        List<ServeEvent> calls = FakeKaggle.api().getAllServeEvents();
        assertTrue(calls.size() > 5);
        calls.forEach(call -> assertEquals(
                List.of(OWN_BASIC), call.getRequest().header("Authorization").values()));
        FakeKaggle.storage()
                .getAllServeEvents()
                .forEach(call -> assertFalse(call.getRequest().containsHeader("Authorization")));
    }

    @Test
    void nobody_else_sees_it() {
        FakeKaggle.hasCompetition(slug);
        upload(user, slug);
        completed(user);
        SignedUp other = SignedUp.anew();
        FakeKaggle.reset();
        FakeKaggle.fails("GetCompetition", 403, "{\"error\":{\"code\":403,\"message\":\"denied\"}}");

        Response refused = Eventually.get(
                () -> other.request().get("/api/competitions/" + slug), answer -> answer.statusCode() != 200);
        refused.then().statusCode(404).body("detail", containsString("not visible to this service"));
        Response withAnotherKey = Eventually.get(
                () -> upload(other, slug, kaggleJson("otheruser", "other-fakekey"), Map.of()),
                answer -> answer.statusCode() != 200);
        withAnotherKey.then().statusCode(404).body("detail", containsString("not visible to your Kaggle account"));
        assertEquals(10, other.credits());
        assertEquals(9, user.credits());
    }

    @Test
    void the_owner_also_finds_it_at_the_endpoint_of_the_resource() {
        FakeKaggle.hasCompetition(slug);
        upload(user, slug);
        String own = completed(user).asString();
        FakeKaggle.reset();

        Response plain = user.request().get("/api/competitions/" + slug);

        assertEquals(own, plain.asString());
        assertEquals("1", plain.header("X-Credits-Cost"));
        FakeKaggle.api().verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void only_the_owner_finds_it() {
        FakeKaggle.hasCompetition(slug);
        upload(user, slug);
        completed(user);
        FakeKaggle.reset();

        for (SignedUp caller : List.of(user, SignedUp.anew())) {
            caller.request()
                    .queryParam("query", slug)
                    .get("/api/search")
                    .then()
                    .statusCode(200)
                    .body("results.slug", caller.equals(user) ? hasItem(slug) : not(hasItem(slug)));
        }
    }

    @Test
    void what_is_there_for_everybody_goes_first_at_that_endpoint() {
        FakeKaggle.hasCompetition(slug);
        upload(user, slug);
        completed(user);
        clock.advance(Duration.ofHours(1));
        SignedUp other = SignedUp.anew();
        Response everybodys =
                Eventually.get(() -> other.request().get("/api/competitions/" + slug), answer -> "completed"
                        .equals(answer.path("status")));

        Response plain = user.request().get("/api/competitions/" + slug);

        assertEquals(everybodys.<String>path("cached_at"), plain.path("cached_at"));
        user.request()
                .queryParam("query", slug)
                .get("/api/search")
                .then()
                .body("results.findAll { it.slug == '%s' }.size()".formatted(slug), is(1));
        assertNotEquals(completed(user).<String>path("cached_at"), plain.path("cached_at"));
    }

    @Test
    void old_content_is_served_where_it_cannot_be_refreshed_and_refreshed_where_it_can() {
        FakeKaggle.hasCompetition(slug);
        upload(user, slug);
        completed(user);
        clock.advance(Duration.ofDays(4));

        user.request()
                .get("/api/competitions/" + slug)
                .then()
                .statusCode(200)
                .body("stale", is(true))
                .body("job", nullValue());
        upload(user, slug).then().statusCode(200).body("stale", is(true)).body("job.kind", is("competition"));
        Eventually.get(() -> upload(user, slug), answer -> answer.path("stale") == null);
    }

    @Test
    void two_accounts_have_an_ingestion_each_and_their_own_content() {
        FakeKaggle.hasCompetition(slug);
        SignedUp other = SignedUp.anew();
        FakeKaggle.api()
                .stubFor(FakeKaggle.call("GetCompetition")
                        .withHeader("Authorization", equalTo(basic("otheruser", "other-fakekey")))
                        .atPriority(1)
                        .willReturn(aResponse().withStatus(403).withBody("{\"code\":403,\"message\":\"denied\"}")));

        upload(user, slug);
        Response otherAnswer = Eventually.get(
                () -> upload(other, slug, kaggleJson("otheruser", "other-fakekey"), Map.of()),
                answer -> answer.statusCode() != 200);

        assertEquals(404, otherAnswer.statusCode());
        completed(user);
        assertEquals(
                2,
                rows("select distinct owner from ingestion where ref = $1 and owner <> 0")
                        .size());
        assertEquals(1, rows("select * from kept_context where ref = $1").size());
    }

    @Test
    void the_same_upload_at_the_same_time_is_one_ingestion() {
        FakeKaggle.hasCompetition(slug);

        List<Response> answers = Parallel.call(8, i -> upload(user, slug));

        assertTrue(answers.stream().allMatch(answer -> answer.statusCode() == 200));
        completed(user);
        assertEquals(1, rows("select * from ingestion where ref = $1").size());
    }

    @Test
    void an_account_has_two_under_way_at_most() {
        FakeKaggle.api()
                .stubFor(FakeKaggle.call("GetCompetition")
                        .willReturn(aResponse().withFixedDelay(60_000).withStatus(500)));
        String prefix = "slow-" + UUID.randomUUID();
        upload(user, prefix + "-1").then().statusCode(200);
        upload(user, prefix + "-2").then().statusCode(200);

        upload(user, prefix + "-3")
                .then()
                .statusCode(429)
                .body("code", is("too_many_requests"))
                .body("detail", startsWith("Your account has 2 private fetches under way"))
                .header("X-RateLimit-Limit", is("2"))
                .header("Retry-After", is("5"));

        FakeKaggle.reset();
    }

    @Test
    void a_failure_is_remembered_and_a_better_key_may_try_at_once() {
        FakeKaggle.fails("GetCompetition", 401, "{\"code\":401,\"message\":\"Unauthenticated\"}");
        Response refused = Eventually.get(() -> upload(user, slug), answer -> answer.statusCode() != 200);
        refused.then()
                .statusCode(400)
                .body("code", is("kaggle_refused_credentials"))
                .body("detail", containsString("that came with the request"));
        int calls = FakeKaggle.calls("GetCompetition").size();
        upload(user, slug).then().statusCode(400);
        assertEquals(calls, FakeKaggle.calls("GetCompetition").size());
        FakeKaggle.reset();
        FakeKaggle.hasCompetition(slug);

        upload(user, slug, kaggleJson("ownuser", OWN_KEY), Map.of("refresh", "true"))
                .then()
                .statusCode(200)
                .body("status", is("processing"));

        completed(user);
        assertEquals(9, user.credits());
    }

    @Test
    void who_cannot_pay_is_told_before_kaggle_is_asked() {
        database.preparedQuery("update account set credits = 0 where email = $1")
                .executeAndAwait(Tuple.of(user.email()));

        upload(user, slug).then().statusCode(402);

        FakeKaggle.api().verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void the_key_reaches_no_table_log_metric_or_answer() {
        List<String> answers;
        try (RecordedLog log = RecordedLog.of("io.kaggleingest", Level.ALL)) {
            FakeKaggle.hasCompetition(slug);
            Response first = upload(user, slug);
            Response last = completed(user);
            FakeKaggle.fails("GetCompetition", 401, "{\"code\":401,\"message\":\"" + OWN_KEY + "\"}");
            Response failed = Eventually.get(() -> upload(user, slug + "-x"), answer -> answer.statusCode() != 200);
            failed.then().statusCode(400);
            Response malformed = upload(user, slug, "{\"username\":\"ownuser\",\"key\":\"" + OWN_KEY, Map.of());
            answers = Stream.of(first, last, failed, malformed)
                    .map(answer -> answer.headers() + answer.asString())
                    .toList();

            assertTrue(log.lines().stream().anyMatch(line -> line.contains(slug)));
            log.lines().forEach(GetContextUploadResourceTest::requireNoKey);
        }
        answers.forEach(GetContextUploadResourceTest::requireNoKey);
        requireNoKey(Management.metrics());
        requireInNoTable(OWN_KEY);
        requireInNoTable(OWN_BASIC.substring(6));
    }

    @Test
    void what_lost_its_replica_is_over_and_nobody_takes_it() {
        long owner = accountId(user);
        UUID dead = UUID.randomUUID();
        Optional<Ingestion> begun = ingestions
                .begin(Ref.competition(new Slug(slug)).of(owner), NOTHING, dead, Duration.ofSeconds(-1), 2)
                .await()
                .indefinitely();
        Optional<Ingestion> taken = claims.claim(UUID.randomUUID(), Duration.ofSeconds(-1), 3, true)
                .await()
                .indefinitely();

        assertNotEquals(begun.orElseThrow().id(), taken.map(Ingestion::id).orElse(null));
        claims.giveUp(3).await().indefinitely();

        Row row = rows("select * from ingestion where ref = $1").get(0);
        assertEquals("failed", row.getString("status"));
        assertEquals("ingestion_interrupted", row.getString("failure_code"));
        assertEquals(dead, row.getUUID("worker"));
        assertTrue(row.getString("message").contains("send the request again"));
    }

    @Test
    void a_replica_that_stops_says_so_at_once() {
        UUID stopping = UUID.randomUUID();
        ingestions
                .begin(Ref.competition(new Slug(slug)).of(accountId(user)), NOTHING, stopping, Duration.ofHours(1), 2)
                .await()
                .indefinitely();

        claims.release(List.of(stopping)).await().indefinitely();

        assertEquals(
                "failed", rows("select * from ingestion where ref = $1").get(0).getString("status"));
        FakeKaggle.hasCompetition(slug);
        upload(user, slug).then().statusCode(200).body("status", is("processing"));
        completed(user);
    }

    static Stream<Arguments> badForms() {
        String good = kaggleJson("ownuser", OWN_KEY);
        return Stream.of(
                Arguments.of(Map.of("token_file", good), 400, "Field 'url' is required"),
                Arguments.of(Map.of("url", "titanic"), 400, "Field 'token_file' is required"),
                Arguments.of(Map.of("url", "titanic", "token_file", ""), 400, "Field 'token_file' is required"),
                Arguments.of(Map.of("url", "titanic", "token_file", "{"), 400, "It is not JSON like"),
                Arguments.of(Map.of("url", "titanic", "token_file", "[]"), 400, "It is not JSON like"),
                Arguments.of(Map.of("url", "titanic", "token_file", "{}"), 400, "The Kaggle user name is empty"),
                Arguments.of(
                        Map.of("url", "titanic", "token_file", kaggleJson("ownuser", "KGAT_fake")),
                        400,
                        "The Kaggle key starts with KGAT_"),
                Arguments.of(
                        Map.of("url", "titanic", "token_file", good + " ".repeat(11_000)),
                        413,
                        "Field 'token_file' is larger than 10 KB"),
                Arguments.of(
                        Map.of("url", "titanic", "token_file", good + " ".repeat(70_000)),
                        413,
                        "The request body is too large; 64 KB are accepted here"),
                Arguments.of(
                        Map.of("url", "titanic", "token_file", good, "top_n", "many"),
                        400,
                        "Parameter 'top_n' must be a whole number"),
                Arguments.of(
                        Map.of("url", "titanic", "token_file", good, "topn", "3"), 400, "There is no field 'topn'"),
                Arguments.of(
                        Map.of("url", "https://example.org/x", "token_file", good), 400, "Field 'url' must be a link"));
    }

    @ParameterizedTest
    @MethodSource("badForms")
    void bad_forms_are_refused_and_nothing_is_sent_to_kaggle(Map<String, String> form, int status, String detail) {
        RequestSpecification request = user.request();
        form.forEach((name, value) -> {
            if (name.equals("token_file")) {
                request.multiPart(name, "kaggle.json", value.getBytes(UTF_8), "application/json");
            } else {
                request.multiPart(name, value);
            }
        });

        request.post("/api/get-context-upload").then().statusCode(status).body("detail", startsWith(detail));

        FakeKaggle.api().verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void bodies_of_another_kind_are_refused() {
        user.request()
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/api/get-context-upload")
                .then()
                .statusCode(415)
                .body("detail", containsString("multipart/form-data"));
        for (String body :
                List.of("", "nonsense", "--b\r\n", "--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--")) {
            user.request()
                    .header("Content-Type", "multipart/form-data; boundary=b")
                    .body(body.getBytes(UTF_8))
                    .post("/api/get-context-upload")
                    .then()
                    .statusCode(400)
                    .contentType(ContentType.JSON);
        }
        user.request()
                .header("Content-Type", "multipart/form-data")
                .body("--b--".getBytes(UTF_8))
                .post("/api/get-context-upload")
                .then()
                .statusCode(400)
                .body("code", is("unreadable_body"));
    }

    @Test
    void a_key_of_ours_is_needed() {
        given().multiPart("url", slug).post("/get-context-upload").then().statusCode(401);
    }

    @Test
    void it_is_documented_with_its_file() {
        given().accept(ContentType.JSON)
                .get("/q/openapi?format=json")
                .then()
                .body("components.schemas.GetContextUpload.properties.token_file.format", is("binary"))
                .body("paths.'/api/get-context-upload'.post.responses.'402'.description", containsString("balance"))
                .body(
                        "paths.'/api/get-context-upload'.post.requestBody.content.keySet()",
                        is(java.util.Set.of("multipart/form-data")));
    }

    private Response completed(SignedUp owner) {
        return Eventually.get(() -> upload(owner, slug), answer -> "completed".equals(answer.path("status")));
    }

    private static Response upload(SignedUp caller, String url) {
        return upload(caller, url, kaggleJson("ownuser", OWN_KEY), Map.of());
    }

    private static Response upload(SignedUp caller, String url, String file, Map<String, String> more) {
        RequestSpecification request = caller.request()
                .multiPart("url", url)
                .multiPart("token_file", "kaggle.json", file.getBytes(UTF_8), "application/json");
        more.forEach(request::multiPart);
        return request.post("/api/get-context-upload");
    }

    private List<Row> rows(String sql) {
        return database.preparedQuery(sql).executeAndAwait(Tuple.of(slug)).stream()
                .toList();
    }

    private long accountId(SignedUp account) {
        return database.preparedQuery("select id from account where email = $1")
                .executeAndAwait(Tuple.of(account.email()))
                .iterator()
                .next()
                .getLong("id");
    }

    private void requireInNoTable(String secret) {
        List<Row> tables =
                database.query("select tablename from pg_tables where schemaname = 'public'").executeAndAwait().stream()
                        .toList();
        assertTrue(tables.size() > 6);
        tables.forEach(table -> assertEquals(
                0,
                database.preparedQuery("select 1 from \"" + table.getString(0) + "\" t where strpos(t::text, $1) > 0")
                        .executeAndAwait(Tuple.of(secret))
                        .size(),
                () -> table.getString(0)));
    }

    private static void requireNoKey(String text) {
        assertFalse(text.contains(OWN_KEY) || text.contains(OWN_BASIC.substring(6)), text);
    }

    private static String kaggleJson(String username, String key) {
        return "{\"username\":\"" + username + "\",\"key\":\"" + key + "\"}";
    }

    private static String basic(String username, String key) {
        return "Basic " + Base64.getEncoder().encodeToString((username + ":" + key).getBytes(UTF_8));
    }
}
