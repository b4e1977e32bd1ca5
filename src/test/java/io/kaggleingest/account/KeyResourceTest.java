package io.kaggleingest.account;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.kaggleingest.database.TestDatabase;
import io.kaggleingest.kaggle.wire.FakeKaggle;
import io.kaggleingest.web.AdjustableClock;
import io.kaggleingest.web.Parallel;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(FakeKaggle.class)
class KeyResourceTest {

    @Inject
    AdjustableClock clock;

    @Inject
    LastUsedKeys uses;

    @Inject
    Pool database;

    private SignedUp user;

    private SignedUp user() {
        if (user == null) {
            user = SignedUp.anew();
        }
        return user;
    }

    @AfterEach
    void now() {
        clock.reset();
    }

    @Test
    void the_first_key_is_listed_without_its_secret() {
        String answer = user().request()
                .get("/api/auth/keys")
                .then()
                .statusCode(200)
                .body("size()", is(2))
                .body("keys.size()", is(1))
                .body("keys[0].size()", is(8))
                .body("keys[0].id", matchesPattern("[0-9a-f-]{36}"))
                .body("keys[0].name", equalTo("default"))
                .body("keys[0].hint", equalTo(user().key().substring(0, 7) + "…"))
                .body("keys[0].created_at", matchesPattern("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z"))
                .body("keys[0]", hasKey("last_used_at"))
                .body("keys[0].expires_at", nullValue())
                .body("keys[0]", hasKey("expires_at"))
                .body("keys[0].revoked_at", nullValue())
                .body("keys[0]", hasKey("revoked_at"))
                .extract()
                .asString();

        assertFalse(answer.contains(user().key()));
    }

    @Test
    void a_new_key_works_draws_on_the_same_balance_and_is_shown_once() {
        JsonPath made = create(Map.of("name", "  laptop "))
                .statusCode(201)
                .body("size()", is(9))
                .body("name", equalTo("laptop"))
                .body("api_key", matchesPattern("ki_[0-9A-Za-z]{32}"))
                .body("expires_at", nullValue())
                .body("last_used_at", nullValue())
                .body("revoked_at", nullValue())
                .extract()
                .jsonPath();
        String key = made.get("api_key");

        me(key).statusCode(200).body("email", equalTo(user().email())).body("credits", equalTo(10));
        String list = user().request().get("/api/auth/keys").asString();
        assertFalse(list.contains(key));
        JsonPath listed = JsonPath.from(list).setRootPath("keys[0]");
        for (String field : List.of("id", "name", "hint", "created_at")) {
            assertEquals(made.<Object>get(field), listed.get(field), field);
        }
    }

    @Test
    void keys_are_listed_newest_first_and_only_ones_own() {
        SignedUp other = SignedUp.anew();
        for (String name : List.of("a", "b", "c")) {
            create(Map.of("name", name)).statusCode(201);
        }

        user().request().get("/auth/keys").then().body("keys.name", equalTo(List.of("c", "b", "a", "default")));
        other.request().get("/auth/keys").then().body("keys.name", equalTo(List.of("default")));
    }

    @Test
    void a_key_expires_after_its_days_and_not_before() {
        JsonPath made = create(Map.of("name", "short", "expires_in_days", 2))
                .statusCode(201)
                .extract()
                .jsonPath();
        assertEquals(Duration.ofDays(2), between(made.get("created_at"), made.get("expires_at")));

        clock.advance(Duration.ofDays(2).minusMinutes(5));
        me(made.get("api_key")).statusCode(200);
        clock.advance(Duration.ofMinutes(5));
        me(made.get("api_key")).statusCode(403).body("detail", equalTo("Invalid API key"));
    }

    static Stream<List<String>> badBodies() {
        String name = "Field 'name' must be 1 to 100 characters without control characters";
        String days = "Field 'expires_in_days' must be a whole number from 1 to 3650";
        return Stream.of(
                List.of("", "Send a JSON object with the field 'name'"),
                List.of("null", "Send a JSON object with the field 'name'"),
                List.of("[]", "The request body must be a JSON object; this one cannot be read"),
                List.of("{}", "Field 'name' is required"),
                List.of("{\"name\":null}", "Field 'name' is required"),
                List.of("{\"name\":1}", "Field 'name' must be a string"),
                List.of("{\"name\":\"\"}", name),
                List.of("{\"name\":\" \\t \"}", name),
                List.of("{\"name\":\"a\\u0000b\"}", name),
                List.of("{\"name\":\"a\\nb\"}", name),
                List.of("{\"name\":\"" + "x".repeat(101) + "\"}", name),
                List.of("{\"name\":\"a\",\"expires_in_days\":0}", days),
                List.of("{\"name\":\"a\",\"expires_in_days\":-1}", days),
                List.of("{\"name\":\"a\",\"expires_in_days\":3651}", days),
                List.of("{\"name\":\"a\",\"expires_in_days\":1.5}", "Field 'expires_in_days' must be a whole number"),
                List.of("{\"name\":\"a\",\"expires_in_days\":\"1\"}", "Field 'expires_in_days' must be a whole number"),
                List.of(
                        "{\"name\":\"a\",\"expires_in_days\":99999999999}",
                        "Field 'expires_in_days' must be a whole number"));
    }

    @ParameterizedTest
    @MethodSource("badBodies")
    void a_body_that_breaks_a_rule_is_refused(List<String> bodyAndDetail) {
        create(bodyAndDetail.get(0)).statusCode(400).body("detail", equalTo(bodyAndDetail.get(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "🔑", "'; drop table api_key; --", "<b>"})
    void names_are_any_one_line(String name) {
        create(Map.of("name", name)).statusCode(201).body("name", equalTo(name));
        create(Map.of("name", name.substring(0, name.offsetByCodePoints(0, 1)).repeat(100)))
                .statusCode(201);
    }

    @Test
    void a_hundred_usable_keys_are_the_limit_also_for_requests_at_the_same_time() {
        database.preparedQuery(
                        """
                insert into api_key (account_id, hash, hint, name, created_at)
                select a.id, sha256(convert_to($1 || n, 'UTF8')), 'ki_test…', 'many', now()
                from account a, generate_series(1, 97) n where a.email = $1
                """)
                .executeAndAwait(Tuple.of(user().email()));

        List<Integer> statuses = Parallel.call(
                6, i -> create(Map.of("name", "one more")).extract().statusCode());

        assertEquals(2, statuses.stream().filter(s -> s == 201).count());
        assertEquals(4, statuses.stream().filter(s -> s == 409).count());
        create(Map.of("name", "no"))
                .statusCode(409)
                .body("code", equalTo("too_many_keys"))
                .body("detail", containsString("DELETE /api/auth/keys/{id}"));
        rotate(user().key(), "current", Map.of("grace_seconds", 60)).statusCode(409);

        String some = user().request().get("/api/auth/keys").path("keys.find { it.name == 'one more' }.id");
        rotate(user().key(), some, Map.of()).statusCode(200);
        user().request().delete("/api/auth/keys/" + some).then().statusCode(204);
        String other = user().request().get("/api/auth/keys").path("keys.find { it.name == 'many' }.id");
        user().request().delete("/api/auth/keys/" + other).then().statusCode(204);
        create(Map.of("name", "again")).statusCode(201);
    }

    @Test
    void keys_are_listed_in_pages() {
        for (int i = 0; i < 4; i++) {
            create(Map.of("name", "key " + i)).statusCode(201);
        }

        Response first = user().request().get("/api/auth/keys?limit=3");
        Response second = user().request().get("/api/auth/keys?limit=3&cursor=" + first.path("next_cursor"));

        assertEquals(List.of("key 3", "key 2", "key 1"), first.path("keys.name"));
        assertEquals(List.of("key 0", "default"), second.path("keys.name"));
        second.then().body("next_cursor", nullValue());
        user().request().get("/api/auth/keys?cursor=nonsense").then().statusCode(400);
        user().request().get("/api/auth/keys?limit=201").then().statusCode(400);
    }

    @Test
    void dead_keys_are_forgotten_and_log_ins_end_the_oldest_of_their_own() {
        database.preparedQuery(
                        """
                insert into api_key (account_id, hash, hint, name, created_at, expires_at, revoked_at, from_login)
                select a.id, sha256(convert_to($1 || n, 'UTF8')), 'ki_test…', 'many', now(), now() + interval '1 day',
                       case when n <= 150 then now() end, n > 150
                from account a, generate_series(1, 170) n where a.email = $1
                """)
                .executeAndAwait(Tuple.of(user().email()));

        given().contentType(ContentType.JSON)
                .body(Map.of("email", user().email(), "password", "correct horse"))
                .post("/api/auth/login")
                .then()
                .statusCode(200);

        long alive = count("revoked_at is null");
        long dead = count("revoked_at is not null");
        assertEquals(1 + 10, alive);
        assertEquals(100, dead);
    }

    private long count(String condition) {
        return database.preparedQuery(
                        "select count(*) from api_key k join account a on a.id = k.account_id where a.email = $1 and "
                                + condition)
                .executeAndAwait(Tuple.of(user().email()))
                .iterator()
                .next()
                .getLong(0);
    }

    @Test
    void a_revoked_key_is_refused_at_the_next_request_everywhere() {
        JsonPath made = create(Map.of("name", "gone")).extract().jsonPath();
        String key = made.get("api_key");
        me(key).statusCode(200);

        delete(user().key(), made.get("id")).statusCode(204).body(equalTo(""));

        for (String path : List.of("/api/auth/me", "/auth/me", "/api/auth/keys", "/api/competitions/titanic")) {
            given().header("X-API-Key", key)
                    .get(path)
                    .then()
                    .statusCode(403)
                    .body("detail", equalTo("Invalid API key"));
        }
        me(user().key()).statusCode(200);
        user().request()
                .get("/api/auth/keys")
                .then()
                .body("keys[0].revoked_at", matchesPattern("\\d{4}-.*Z"))
                .body("keys[1].revoked_at", nullValue());
    }

    @Test
    void revoking_twice_is_the_same_as_once() {
        String id = create(Map.of("name", "gone")).extract().path("id");
        delete(user().key(), id).statusCode(204);
        String first = user().request().get("/api/auth/keys").path("keys[0].revoked_at");
        clock.advance(Duration.ofHours(1));

        delete(user().key(), id).statusCode(204);

        assertEquals(first, user().request().get("/api/auth/keys").path("keys[0].revoked_at"));
    }

    @Test
    void current_is_the_calling_key() {
        String key = create(Map.of("name", "self")).extract().path("api_key");

        delete(key, "current").statusCode(204);

        me(key).statusCode(403);
        me(user().key()).statusCode(200);
    }

    @Test
    void keys_of_others_and_none_are_not_found() {
        SignedUp other = SignedUp.anew();
        String foreign = other.request().get("/api/auth/keys").path("keys[0].id");

        for (String id : List.of(foreign, UUID.randomUUID().toString(), "1", "CURRENT", "current%20", "%00", "a%0Ab")) {
            given().urlEncodingEnabled(false)
                    .header("X-API-Key", user().key())
                    .delete("/api/auth/keys/" + id)
                    .then()
                    .statusCode(404)
                    .body("code", equalTo("no_such_key"));
            given().urlEncodingEnabled(false)
                    .header("X-API-Key", user().key())
                    .contentType(ContentType.JSON)
                    .post("/api/auth/keys/" + id + "/rotate")
                    .then()
                    .statusCode(404)
                    .body("code", equalTo("no_such_key"));
        }
        delete(user().key(), foreign)
                .body(
                        "detail",
                        equalTo("Your account has no key %s; GET /api/auth/keys lists its keys".formatted(foreign)));
        me(other.key()).statusCode(200);
    }

    @Test
    void rotation_replaces_a_key_at_once_and_keeps_name_and_expiry() {
        JsonPath old =
                create(Map.of("name", "ci", "expires_in_days", 30)).extract().jsonPath();
        clock.advance(Duration.ofDays(1));

        JsonPath fresh = rotate(user().key(), old.get("id"), Map.of())
                .statusCode(200)
                .body("size()", is(9))
                .body("name", equalTo("ci"))
                .body("expires_at", equalTo(old.get("expires_at")))
                .body("api_key", not(equalTo(old.get("api_key"))))
                .extract()
                .jsonPath();

        assertNotEquals(old.<String>get("id"), fresh.get("id"));
        me(old.get("api_key")).statusCode(403);
        me(fresh.get("api_key")).statusCode(200).body("credits", equalTo(10));
    }

    @Test
    void a_rotation_needs_no_body() {
        for (String path : List.of("/api/auth/keys/current/rotate", "/auth/keys/current/rotate")) {
            String fresh = given().header("X-API-Key", SignedUp.anew().key())
                    .post(path)
                    .then()
                    .statusCode(200)
                    .body("name", equalTo("default"))
                    .extract()
                    .path("api_key");
            me(fresh).statusCode(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded"})
    void a_rotation_with_another_media_type_is_refused(String type) {
        user().request()
                .contentType(type)
                .body("{\"grace_seconds\":60}")
                .post("/api/auth/keys/current/rotate")
                .then()
                .statusCode(415)
                .body("code", equalTo("unsupported_media_type"));
        me(user().key()).statusCode(200);
    }

    @Test
    void the_old_key_lives_on_for_the_grace_and_no_longer() {
        String fresh = rotate(user().key(), "current", Map.of("grace_seconds", 3600))
                .statusCode(200)
                .body("expires_at", nullValue())
                .extract()
                .path("api_key");

        clock.advance(Duration.ofMinutes(59));
        me(user().key()).statusCode(200);
        me(fresh).statusCode(200);
        clock.advance(Duration.ofMinutes(1));
        me(user().key()).statusCode(403);
        me(fresh).statusCode(200);
    }

    @Test
    void a_key_in_its_grace_can_be_revoked_but_not_rotated_again() {
        String fresh = rotate(user().key(), "current", Map.of("grace_seconds", 604800))
                .statusCode(200)
                .extract()
                .path("api_key");

        rotate(user().key(), "current", Map.of()).statusCode(409).body("code", equalTo("key_rotated"));
        delete(user().key(), "current").statusCode(204);
        me(user().key()).statusCode(403);
        me(fresh).statusCode(200);
    }

    @Test
    void a_grace_never_outlives_the_old_keys_own_expiry() {
        JsonPath old =
                create(Map.of("name", "ci", "expires_in_days", 1)).extract().jsonPath();
        rotate(user().key(), old.get("id"), Map.of("grace_seconds", 604800)).statusCode(200);

        user().request()
                .get("/api/auth/keys")
                .then()
                .body(
                        "keys.findAll { it.name == 'ci' }.expires_at.unique()",
                        equalTo(List.of(old.<String>get("expires_at"))));
        clock.advance(Duration.ofDays(1));
        me(old.get("api_key")).statusCode(403);
    }

    @Test
    void revoked_and_expired_keys_are_not_rotated() {
        JsonPath revoked = create(Map.of("name", "revoked")).extract().jsonPath();
        JsonPath expired = create(Map.of("name", "expired", "expires_in_days", 1))
                .extract()
                .jsonPath();
        delete(user().key(), revoked.get("id"));
        clock.advance(Duration.ofDays(1));

        for (JsonPath key : List.of(revoked, expired)) {
            rotate(user().key(), key.get("id"), Map.of())
                    .statusCode(409)
                    .body("code", equalTo("key_not_usable"))
                    .body("detail", containsString("POST /api/auth/keys"));
        }
        user().request().get("/api/auth/keys").then().body("keys.size()", is(3));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 60})
    void of_rotations_at_the_same_time_exactly_one_wins(int grace) {
        JsonPath old = create(Map.of("name", "ci")).extract().jsonPath();

        List<Integer> statuses =
                Parallel.call(8, i -> rotate(user().key(), old.get("id"), Map.of("grace_seconds", grace))
                        .extract()
                        .statusCode());

        assertEquals(1, statuses.stream().filter(s -> s == 200).count(), statuses.toString());
        assertEquals(7, statuses.stream().filter(s -> s == 409).count(), statuses.toString());
        user().request().get("/api/auth/keys").then().body("keys.findAll { it.name == 'ci' }.size()", is(2));
    }

    static Stream<List<String>> badGraces() {
        String range = "Field 'grace_seconds' must be a whole number from 0 to 604800";
        return Stream.of(
                List.of("-1", range),
                List.of("604801", range),
                List.of("\"1\"", "Field 'grace_seconds' must be a whole number"),
                List.of("true", "Field 'grace_seconds' must be a whole number"),
                List.of("0.5", "Field 'grace_seconds' must be a whole number"));
    }

    @ParameterizedTest
    @MethodSource("badGraces")
    void a_grace_is_within_seven_days(List<String> graceAndDetail) {
        given().header("X-API-Key", user().key())
                .contentType(ContentType.JSON)
                .body("{\"grace_seconds\":" + graceAndDetail.get(0) + "}")
                .post("/api/auth/keys/current/rotate")
                .then()
                .statusCode(400)
                .body("detail", equalTo(graceAndDetail.get(1)));
        me(user().key()).statusCode(200);
    }

    @Test
    void every_endpoint_needs_a_key() {
        given().get("/api/auth/keys").then().statusCode(401);
        given().contentType(ContentType.JSON)
                .body("{}")
                .post("/api/auth/keys")
                .then()
                .statusCode(401);
        given().contentType(ContentType.JSON)
                .post("/api/auth/keys/current/rotate")
                .then()
                .statusCode(401);
        given().delete("/api/auth/keys/current").then().statusCode(401);
    }

    @Test
    void another_media_type_is_refused() {
        user().request()
                .contentType("text/plain")
                .body("{}")
                .post("/api/auth/keys")
                .then()
                .statusCode(415)
                .body("code", equalTo("unsupported_media_type"));
    }

    @Test
    void secrets_are_neither_kept_nor_told_again() {
        var secrets = new HashSet<String>(List.of(user().key()));
        secrets.add(create(Map.of("name", "x")).extract().path("api_key"));
        secrets.add(rotate(user().key(), "current", Map.of("grace_seconds", 60))
                .extract()
                .path("api_key"));
        assertEquals(3, secrets.size());

        String kept = database.preparedQuery(
                        "select string_agg(k::text, ' ') from api_key k join account a on a.id = k.account_id where a.email = $1")
                .executeAndAwait(Tuple.of(user().email()))
                .iterator()
                .next()
                .getString(0);
        String told = user().request().get("/api/auth/keys").asString()
                + user().request().get("/api/auth/me").asString();
        for (String secret : secrets) {
            assertFalse(kept.contains(secret));
            assertFalse(told.contains(secret));
        }
    }

    @Test
    void use_is_noted_to_the_minute_and_written_later() {
        String key = create(Map.of("name", "used")).extract().path("api_key");
        clock.advance(Duration.ofHours(5));
        me(key).statusCode(200);
        Instant used = clock.instant();

        uses.write().await().indefinitely();
        Instant first = lastUsed("used");
        assertTrue(Duration.between(first, used).compareTo(Duration.ofMinutes(2)) < 0, first + " " + used);
        assertEquals(0, first.getEpochSecond() % 60);
        assertEquals(0, first.getNano());

        clock.advance(Duration.ofHours(1));
        me(key).statusCode(200);
        assertEquals(first, lastUsed("used"), "written by the request itself");
        uses.write().await().indefinitely();
        assertTrue(lastUsed("used").isAfter(first));
    }

    @Test
    void keys_that_are_not_used_have_no_last_use() {
        create(Map.of("name", "never")).statusCode(201);
        uses.write().await().indefinitely();

        user().request().get("/api/auth/keys").then().body("keys[0].last_used_at", nullValue());
    }

    private Instant lastUsed(String name) {
        return Instant.parse(
                user().request().get("/api/auth/keys").path("keys.find { it.name == '" + name + "' }.last_used_at"));
    }

    private ValidatableResponse create(Object body) {
        return user().request()
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/auth/keys")
                .then();
    }

    private static ValidatableResponse rotate(String key, String id, Object body) {
        return given().header("X-API-Key", key)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/auth/keys/{id}/rotate", id)
                .then();
    }

    private static ValidatableResponse delete(String key, String id) {
        return given().header("X-API-Key", key)
                .delete("/api/auth/keys/{id}", id)
                .then();
    }

    private static ValidatableResponse me(String key) {
        return given().header("X-API-Key", key).get("/api/auth/me").then();
    }

    private static Duration between(String from, String to) {
        return Duration.between(Instant.parse(from), Instant.parse(to));
    }
}
