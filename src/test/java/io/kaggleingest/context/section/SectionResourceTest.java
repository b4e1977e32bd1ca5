package io.kaggleingest.context.section;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
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

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(FakeKaggle.class)
class SectionResourceTest {

    @Inject
    Pool database;

    @Inject
    AdjustableClock clock;

    private final String slug = "parts-" + UUID.randomUUID();
    private SignedUp user;

    @BeforeEach
    void keep() {
        FakeKaggle.reset();
        FakeKaggle.hasCompetition(slug);
        user = SignedUp.anew();
        Eventually.get(() -> user.request().head("/api/competitions/" + slug), answer -> answer.header("ETag") != null);
        user.request().get("/api/competitions/" + slug);
    }

    @AfterEach
    void now() {
        clock.reset();
    }

    private Response get(SignedUp by, String path) {
        return by.request().get("/api/competitions/" + slug + path);
    }

    private void leave(SignedUp reader, int credits) {
        database.preparedQuery("update account set credits = $1 where email = $2")
                .executeAndAwait(Tuple.of((long) credits, reader.email()));
    }

    @Test
    void the_outline_is_free_and_its_ids_can_be_read() {
        SignedUp reader = SignedUp.anew();
        leave(reader, 0);
        Response outline = get(reader, "/outline");
        outline.then()
                .statusCode(200)
                .body("kind", equalTo("competition"))
                .body("sections.id", hasItem("facts"))
                .body("tokens", greaterThan(0));
        leave(reader, 1);

        for (String id : outline.<List<String>>path("sections.id")) {
            get(reader, "/sections/" + id)
                    .then()
                    .statusCode(200)
                    .body("id", equalTo(id))
                    .body("cut", equalTo(false))
                    .body("text", startsWith("# "));
        }
    }

    @Test
    void the_first_reading_of_a_day_costs_a_credit_and_no_other() {
        int before = user.credits();
        get(user, "/sections/facts")
                .then()
                .header("X-Credits-Cost", "1")
                .header("X-Credits-Remaining", "" + (before - 1));
        get(user, "/sections/facts")
                .then()
                .header("X-Credits-Cost", "0")
                .header("X-Credits-Remaining", "" + (before - 1));
        get(user, "/find?text=demo").then().statusCode(200).header("X-Credits-Cost", "0");
        assertEquals(before - 1, user.credits());
        user.request().get("/api/usage").then().body("entries[0].operation", equalTo("reading"));
    }

    @Test
    void over_midnight_it_costs_two() {
        Instant now = clock.instant();
        Instant midnight = now.truncatedTo(java.time.temporal.ChronoUnit.DAYS).plus(Duration.ofDays(1));
        clock.advance(Duration.between(now, midnight.minusSeconds(30)));
        get(user, "/sections/facts").then().header("X-Credits-Cost", "1");
        clock.advance(Duration.ofSeconds(60));

        get(user, "/sections/facts").then().header("X-Credits-Cost", "1");
        get(user, "/sections/facts").then().header("X-Credits-Cost", "0");
    }

    @Test
    void many_readings_at_once_on_one_credit_spend_it_once_and_are_all_delivered() {
        SignedUp reader = SignedUp.anew();
        leave(reader, 1);
        List<CompletableFuture<Response>> all = IntStream.range(0, 64)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> get(reader, i % 2 == 0 ? "/sections/facts" : "/find?text=demo")))
                .toList();
        List<Response> answers = all.stream().map(CompletableFuture::join).toList();

        assertEquals(
                64,
                answers.stream().filter(answer -> answer.statusCode() == 200).count());
        assertEquals(
                1,
                answers.stream()
                        .filter(answer -> answer.header("X-Credits-Cost").equals("1"))
                        .count());
        assertEquals(0, reader.credits());
    }

    @Test
    void who_cannot_pay_is_told_and_errors_are_free() {
        get(user, "/sections/nothing-such").then().statusCode(404).body("code", equalTo("no_such_section"));
        SignedUp poor = SignedUp.anew();
        leave(poor, 0);
        get(poor, "/sections/facts").then().statusCode(402).body("detail", containsString("costs 1 credit"));
        get(user, "/sections/facts").then().header("X-Credits-Cost", "1");
    }

    @Test
    void a_section_is_also_markdown_and_keeps_a_budget() {
        user.request()
                .header("Accept", "text/markdown")
                .get("/api/competitions/" + slug + "/sections/facts")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/markdown"))
                .body(startsWith("# "));
        get(user, "/sections/facts?max_tokens=10").then().statusCode(400);
        get(user, "/sections/facts?max_tokens=x").then().statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "a\nb", "\0\0", " y "})
    void texts_that_cannot_be_looked_for(String text) {
        user.request()
                .queryParam("text", text)
                .get("/api/competitions/" + slug + "/find")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid_parameter"));
        get(user, "/find").then().statusCode(400);
    }

    @Test
    void long_texts_and_patterns_find_nothing_or_are_refused() {
        user.request()
                .queryParam("text", "a\n".repeat(500))
                .get("/api/competitions/" + slug + "/find")
                .then()
                .statusCode(400);
        user.request()
                .queryParam("text", "(a+)+$[^x]*?")
                .get("/api/competitions/" + slug + "/find")
                .then()
                .statusCode(200)
                .body("total", equalTo(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"outline", "sections/facts", "find?text=demo"})
    void what_is_not_kept_is_not_fetched_for_this(String path) {
        for (String resource : List.of("competitions/none", "datasets/owner/none", "notebooks/owner/none")) {
            user.request()
                    .get("/api/%s-%s/%s".formatted(resource, slug, path))
                    .then()
                    .statusCode(404)
                    .body("code", equalTo("not_kept"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"outline", "sections/facts", "find?text=demo"})
    void nothing_is_read_without_a_key(String path) {
        for (String resource : List.of("competitions/none", "datasets/owner/none", "notebooks/owner/none")) {
            given().get("/api/%s/%s".formatted(resource, path))
                    .then()
                    .statusCode(401)
                    .contentType("application/json");
        }
    }

    @Test
    void a_focus_is_another_content_at_the_same_price() {
        Response plain = get(user, "?format=md");
        Response focused = get(user, "?format=md&max_tokens=600&focus=scored");
        focused.then().statusCode(200).header("X-Credits-Cost", "1");

        assertNotEquals(plain.header("ETag"), focused.header("ETag"));
        assertNotEquals(
                focused.header("ETag"),
                get(user, "?format=md&max_tokens=600&focus=prizes").header("ETag"));
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "a\0b", "a\u001bb"})
    void a_focus_that_asks_nothing(String focus) {
        user.request()
                .queryParam("focus", focus)
                .get("/api/competitions/" + slug)
                .then()
                .statusCode(400)
                .body("detail", containsString("'focus'"));
    }

    @Test
    void a_long_focus() {
        user.request()
                .contentType("application/json")
                .body("{\"url\":\"%s\",\"focus\":\"%s\"}".formatted(slug, "a".repeat(10_000)))
                .post("/api/get-context")
                .then()
                .statusCode(400)
                .body("detail", containsString("1 to 500 characters"));
    }

    @Test
    void a_bundle_is_a_zip_for_a_credit() {
        int before = user.credits();
        Response bundle = get(user, "/bundle");
        bundle.then().statusCode(200).contentType("application/zip").header("X-Credits-Cost", "1");

        assertEquals(before - 1, user.credits());
        assertEquals('P', bundle.asByteArray()[0]);
        user.request()
                .header("If-None-Match", bundle.header("ETag"))
                .get("/api/competitions/" + slug + "/bundle")
                .then()
                .statusCode(304);
        user.request()
                .get("/api/competitions/other-" + slug + "/bundle")
                .then()
                .statusCode(200)
                .body("status", equalTo("processing"));
    }
}
