package io.kaggleingest.context;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jakarta.inject.Inject;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.kaggleingest.account.CallerLookup;
import io.kaggleingest.account.SignedUp;
import io.kaggleingest.context.RepeatedDelivery.Question;
import io.kaggleingest.context.rendering.Coding;
import io.kaggleingest.database.TestDatabase;
import io.kaggleingest.kaggle.wire.FakeKaggle;
import io.kaggleingest.web.AdjustableClock;
import io.kaggleingest.web.Eventually;

import static io.restassured.RestAssured.config;
import static io.restassured.config.DecoderConfig.decoderConfig;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What was delivered before is delivered again in one step, and is the same to everybody who looks. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(FakeKaggle.class)
class RepeatedDeliveryResourceTest {

    private static final String GZIP = "gzip,deflate";

    @Inject
    Pool database;

    @Inject
    AdjustableClock clock;

    @Inject
    RepeatedDelivery repeated;

    @Inject
    CallerLookup callers;

    @Inject
    MeterRegistry metrics;

    private final String slug = "again-" + UUID.randomUUID();
    private final String path = "/api/competitions/" + slug;
    private SignedUp user;

    /** Content is kept, and has been delivered twice: the second time in one step. */
    @BeforeEach
    void deliver() {
        FakeKaggle.reset();
        FakeKaggle.hasCompetition(slug);
        user = SignedUp.anew();
        Eventually.get(() -> user.request().get(path), answer -> "completed".equals(answer.path("status")));
        assertEquals(9, user.credits());
    }

    @AfterEach
    void now() {
        clock.reset();
    }

    @Test
    void the_second_answer_is_the_first_one_again_and_paid_in_one_step() {
        Response first = ask(user.request());
        Question question = new Question(path, "*/*", Coding.of(GZIP));
        var caller = callers.lastSeen(user.key()).orElseThrow();

        var inOneStep = repeated.again(question, caller, "by-hand").await().indefinitely();
        Response second = ask(user.request().header("X-Request-Id", "again"));

        assertNotNull(inOneStep);
        assertEquals("7", inOneStep.getHeaderString("X-Credits-Remaining"));
        assertArrayEquals(first.asByteArray(), second.asByteArray());
        for (String header : new String[] {"ETag", "Content-Type", "Cache-Control", "Vary", "Content-Encoding"}) {
            assertEquals(first.header(header), second.header(header), header);
        }
        assertEquals("again", second.header("X-Request-Id"));
        assertEquals("6", second.header("X-Credits-Remaining"));
        assertEquals(6, user.credits());
        user.request().get("/api/usage").then().body("entries[0].request_id", equalTo("again"));
    }

    @Test
    void requests_are_counted_under_their_route() {
        double before = counted();

        ask(user.request());

        Eventually.get(this::counted, now -> now > before);
    }

    private double counted() {
        return metrics.get("http.server.requests")
                .tag("method", "GET")
                .tag("uri", "/api/competitions/{slug}")
                .tag("status", "200")
                .timer()
                .count();
    }

    @ParameterizedTest
    @ValueSource(strings = {"revoked_at = now()", "expires_at = now()"})
    void a_key_that_has_ended_is_refused_at_once(String end) {
        ask(user.request());

        database.preparedQuery(
                        "update api_key set " + end + " where account_id = (select id from account where email = $1)")
                .executeAndAwait(Tuple.of(user.email()));

        user.request().get(path).then().statusCode(403).body("code", equalTo("invalid_api_key"));
    }

    @Test
    void a_key_without_the_scope_is_refused_also_where_it_is_known() {
        String other = user.request()
                .contentType(ContentType.JSON)
                .body(Map.of("name", "keys only", "scopes", new String[] {"account"}))
                .post("/api/auth/keys")
                .path("api_key");
        for (int i = 0; i < 2; i++) {
            new SignedUp(user.email(), other)
                    .request()
                    .get(path)
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("insufficient_scope"));
        }
        assertEquals(9, user.credits());
    }

    @Test
    void who_has_nothing_left_is_told_so() {
        ask(user.request());
        database.preparedQuery("update account set credits = 0 where email = $1")
                .executeAndAwait(Tuple.of(user.email()));

        user.request().get(path).then().statusCode(402).body("detail", containsString("your balance is 0"));
    }

    @Test
    void new_content_and_old_age_are_told_at_once() {
        ask(user.request());

        database.preparedQuery("update kept_context set fetched_at = now() - interval '5 days' where ref = $1")
                .executeAndAwait(Tuple.of(slug));

        user.request().get(path).then().statusCode(200).body("stale", equalTo(true));
    }

    @Test
    void content_that_grows_old_while_nothing_changes_is_said_to_be_stale() {
        ask(user.request());

        clock.advance(Duration.ofDays(4));

        user.request().get(path).then().statusCode(200).body("stale", equalTo(true));
    }

    @Test
    void who_has_it_already_or_pays_once_for_all_retries_is_heard() {
        String tag = ask(user.request()).header("ETag");

        user.request().header("If-None-Match", tag).get(path).then().statusCode(304);
        for (int i = 0; i < 2; i++) {
            ask(user.request().header("Idempotency-Key", "once"));
        }
        user.request().head(path).then().statusCode(200).header("X-Credits-Cost", nullValue());

        assertEquals(7, user.credits());
    }

    @Test
    void packed_and_plain_bytes_have_validators_of_their_own_that_name_the_same_content() {
        Response packed = ask(user.request());
        Response plain = ask(plainly());

        assertEquals("gzip", packed.header("Content-Encoding"));
        assertTrue(Optional.ofNullable(plain.header("Content-Encoding")).isEmpty(), plain.header("Content-Encoding"));
        assertEquals(packed.asString(), plain.asString());
        assertNotEquals(packed.header("ETag"), plain.header("ETag"));
        assertEquals("Accept, Accept-Encoding", plain.header("Vary"));
        for (String coding : new String[] {"gzip", "identity"}) {
            for (String tag : new String[] {packed.header("ETag"), plain.header("ETag")}) {
                plainly()
                        .header("Accept-Encoding", coding)
                        .header("If-None-Match", tag)
                        .get(path)
                        .then()
                        .statusCode(304);
            }
        }
    }

    /** Without what the client adds of its own. */
    private RequestSpecification plainly() {
        return user.request().config(config().decoderConfig(decoderConfig().noContentDecoders()));
    }

    private Response ask(RequestSpecification request) {
        Response answer = request.get(path);
        assertEquals(200, answer.statusCode(), answer::asString);
        assertEquals("completed", answer.path("status"));
        return answer;
    }
}
