package io.kaggleingest.context;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.kaggleingest.TightLimits;
import io.kaggleingest.account.SignedUp;
import io.kaggleingest.database.TestDatabase;
import io.kaggleingest.job.LongPolls;
import io.kaggleingest.kaggle.wire.FakeKaggle;
import io.kaggleingest.web.Eventually;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(FakeKaggle.class)
@TestProfile(TightLimits.class)
class PreferWaitResourceTest {

    private static final String APPLIED = "Preference-Applied";

    @Inject
    Pool database;

    @Inject
    LongPolls waiting;

    private final String slug = "wait-" + UUID.randomUUID();
    private SignedUp user;

    @BeforeEach
    void begin() {
        FakeKaggle.reset();
        FakeKaggle.hasCompetition(slug);
        user = SignedUp.anew();
    }

    @ParameterizedTest
    @ValueSource(strings = {"competitions", "datasets", "notebooks", "get-context", "get-context-upload"})
    void a_miss_that_is_waited_for_is_delivered_and_paid(String endpoint) {
        FakeKaggle.hasDataset("demo-owner/" + slug);
        FakeKaggle.hasNotebook("demo-owner/" + slug);

        Response answer = asked(endpoint, user.request().header("Prefer", "wait=50"));

        answer.then()
                .statusCode(200)
                .header(APPLIED, equalTo("wait=50"))
                .header("X-Credits-Cost", equalTo("1"))
                .header("X-Credits-Remaining", equalTo("9"))
                .body("status", equalTo("completed"))
                .body("toon_content", containsString(slug));
        assertEquals(9, user.credits());
    }

    @Test
    void who_waits_learns_that_it_failed() {
        user.request()
                .header("Prefer", "wait=50")
                .get("/api/competitions/no-" + slug)
                .then()
                .statusCode(404)
                .header(APPLIED, equalTo("wait=50"))
                .body("status", equalTo("failed"))
                .body("job.status", equalTo("failed"));
        assertEquals(10, user.credits());
    }

    @Test
    void what_is_there_is_not_waited_for_and_more_than_a_minute_is_a_minute() {
        asked("competitions", user.request().header("Prefer", "wait=50"));

        user.request()
                .header("Prefer", "wait=3600")
                .get("/api/competitions/" + slug)
                .then()
                .statusCode(200)
                .header(APPLIED, equalTo("wait=60"))
                .header("X-Credits-Remaining", equalTo("8"));
    }

    @Test
    void when_the_wait_is_over_the_answer_is_that_it_is_being_fetched() {
        running();

        asked("competitions", user.request().header("Prefer", "wait=1"))
                .then()
                .statusCode(200)
                .header(APPLIED, equalTo("wait=1"))
                .header("X-Credits-Cost", nullValue())
                .body("status", equalTo("processing"))
                .body("job.status", equalTo("running"));
        assertEquals(10, user.credits());
    }

    @ParameterizedTest
    @ValueSource(strings = {"wait=soon", "wait", "respond-async"})
    void what_makes_no_sense_is_ignored(String preference) {
        running();

        asked("competitions", user.request().header("Prefer", preference))
                .then()
                .statusCode(200)
                .header(APPLIED, nullValue())
                .body("status", equalTo("processing"));
    }

    @Test
    void who_holds_too_many_is_answered_at_once_and_the_others_get_the_content() {
        UUID job = running();
        List<CompletableFuture<Response>> held =
                Stream.of(1, 2).map(i -> held(user)).toList();
        Eventually.get(waiting::count, requests -> requests == 2);
        Response refused = asked("competitions", user.request().header("Prefer", "wait=60"));
        SignedUp other = SignedUp.anew();
        CompletableFuture<Response> othersHeld = held(other);

        queueAgain(job);

        refused.then().statusCode(200).header(APPLIED, nullValue()).body("status", equalTo("processing"));
        Stream.concat(held.stream(), Stream.of(othersHeld))
                .map(CompletableFuture::join)
                .forEach(answer -> answer.then()
                        .statusCode(200)
                        .header(APPLIED, equalTo("wait=60"))
                        .body("status", equalTo("completed")));
        assertEquals(8, user.credits());
        assertEquals(9, other.credits());
    }

    @Test
    void who_goes_away_frees_the_place_and_pays_nothing() throws IOException {
        UUID job = running();
        try (Socket first = heldRequest();
                Socket second = heldRequest()) {
            Eventually.get(waiting::count, requests -> requests == 2);
        }
        Eventually.get(waiting::count, requests -> requests == 0);

        queueAgain(job);

        SignedUp other = SignedUp.anew();
        asked("competitions", other.request().header("Prefer", "wait=60"))
                .then()
                .body("status", equalTo("completed"));
        assertEquals(10, user.credits());
    }

    private CompletableFuture<Response> held(SignedUp caller) {
        return CompletableFuture.supplyAsync(
                () -> asked("competitions", caller.request().header("Prefer", "wait=60")),
                request -> new Thread(request).start());
    }

    private Response asked(String endpoint, RequestSpecification request) {
        return switch (endpoint) {
            case "competitions" -> request.get("/api/competitions/" + slug);
            case "get-context" ->
                request.contentType(ContentType.JSON).body(Map.of("url", slug)).post("/api/get-context");
            case "get-context-upload" ->
                request.multiPart("url", slug)
                        .multiPart("token_file", "kaggle.json", KAGGLE_JSON.getBytes(StandardCharsets.UTF_8))
                        .post("/api/get-context-upload");
            default -> request.get("/api/%s/demo-owner/%s".formatted(endpoint, slug));
        };
    }

    private static final String KAGGLE_JSON = "{\"username\": \"ownuser\", \"key\": \"own-fakekey\"}";

    private Socket heldRequest() throws IOException {
        Socket socket = new Socket("localhost", RestAssured.port);
        String request =
                "GET /api/competitions/%s HTTP/1.1\r\nHost: localhost\r\nX-API-Key: %s\r\nPrefer: wait=60\r\n\r\n";
        socket.getOutputStream().write(request.formatted(slug, user.key()).getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private UUID running() {
        return database.preparedQuery(
                        """
                insert into ingestion (source, kind, ref, status, stage, done, total, message, worker, leased_until, created_at)
                values ('kaggle', 'competition', $1, 'running', 'pages', 3, 9, 'pages', gen_random_uuid(),
                        now() + interval '1 day', now())
                returning id
                """)
                .executeAndAwait(Tuple.of(slug))
                .iterator()
                .next()
                .getUUID("id");
    }

    /** As a replica that stops gives its work back. */
    private void queueAgain(UUID job) {
        database.preparedQuery(
                        "update ingestion set status = 'queued', worker = null, leased_until = null where id = $1")
                .executeAndAwait(Tuple.of(job));
    }
}
