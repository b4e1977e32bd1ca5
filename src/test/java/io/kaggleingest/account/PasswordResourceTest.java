package io.kaggleingest.account;

import java.util.List;
import java.util.Map;
import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.kaggleingest.database.TestDatabase;
import io.kaggleingest.kaggle.wire.FakeKaggle;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

/** Changing the password, ending the account, and what keys of one scope may not do. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(FakeKaggle.class)
class PasswordResourceTest {

    private static final String OLD = "correct horse";
    private static final String NEW = "incorrect horse";

    @Inject
    Pool database;

    private SignedUp user;

    @BeforeEach
    void signUp() {
        user = SignedUp.anew();
    }

    @Test
    void a_new_password_ends_all_keys_but_the_callers() {
        String other = create(Map.of("name", "ci")).extract().path("api_key");

        change(OLD, NEW).statusCode(204);

        me(user.key()).statusCode(200);
        me(other).statusCode(403);
        login(OLD).statusCode(401);
        login(NEW).statusCode(200);
    }

    @Test
    void a_wrong_current_password_changes_nothing() {
        change("wrong", NEW).statusCode(401).body("code", equalTo("invalid_password"));

        login(OLD).statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({
        "'{}', Field 'current' is required",
        "'{\"current\":\"correct horse\"}', Field 'new' is required",
        "'{\"current\":\"correct horse\",\"new\":\"short\"}', Password must be at least 8 characters"
    })
    void bad_bodies_are_refused(String body, String detail) {
        user.request()
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/auth/password")
                .then()
                .statusCode(400)
                .body("detail", equalTo(detail));
        login(OLD).statusCode(200);
    }

    @Test
    void an_account_that_ends_leaves_its_ledger_and_nothing_else() {
        long id = row("select id from account where email = $1", user.email()).getLong("id");

        delete("wrong").statusCode(401);
        delete(OLD).statusCode(204);

        me(user.key()).statusCode(403);
        login(OLD).statusCode(401);
        Row left = database.preparedQuery(
                        """
                        select a.email, a.password_hash, a.credits,
                               (select count(*) from api_key k where k.account_id = a.id) as keys,
                               (select sum(l.credits) from ledger_entry l where l.account_id = a.id)::bigint as ledger
                        from account a where a.id = $1
                        """)
                .executeAndAwait(Tuple.of(id))
                .iterator()
                .next();
        assertNull(left.getString("email"));
        assertNull(left.getString("password_hash"));
        assertEquals(0, left.getLong("keys"));
        assertEquals(10, left.getLong("credits"));
        assertEquals(10, left.getLong("ledger"));

        given().contentType(ContentType.JSON)
                .body(Map.of("email", user.email(), "password", NEW))
                .post("/api/auth/signup")
                .then()
                .statusCode(200);
    }

    @Test
    void a_key_does_what_its_scopes_say() {
        String reader = create(Map.of("name", "reader", "scopes", List.of("context")))
                .body("scopes", equalTo(List.of("context")))
                .extract()
                .path("api_key");
        String keeper = create(Map.of("name", "keeper", "scopes", List.of("account")))
                .extract()
                .path("api_key");

        me(reader).statusCode(200);
        me(keeper).statusCode(200);
        get(reader, "/auth/keys").statusCode(403).body("code", equalTo("insufficient_scope"));
        get(keeper, "/api/auth/keys").statusCode(200);
        get(reader, "/api/usage").statusCode(200);
        get(keeper, "/api/usage").statusCode(403).body("code", equalTo("insufficient_scope"));
        get(keeper, "/api/competitions/titanic").statusCode(403);
        String next = given().header("X-API-Key", keeper)
                .post("/api/auth/keys/current/rotate")
                .then()
                .statusCode(200)
                .extract()
                .path("api_key");
        get(next, "/api/usage").statusCode(403);
    }

    @Test
    void an_unknown_scope_is_refused() {
        user.request()
                .contentType(ContentType.JSON)
                .body(Map.of("name", "x", "scopes", List.of("everything")))
                .post("/api/auth/keys")
                .then()
                .statusCode(400)
                .body("detail", equalTo("Field 'scopes' must be a list of 'context' and 'account'"));
    }

    @Test
    void answers_about_an_account_are_kept_nowhere() {
        for (String path : List.of("/api/auth/me", "/auth/me", "/api/auth/keys", "/api/usage", "/usage")) {
            get(user.key(), path)
                    .header("Cache-Control", equalTo("no-store"))
                    .header("X-Content-Type-Options", equalTo("nosniff"));
        }
    }

    private ValidatableResponse create(Map<String, Object> body) {
        return user.request()
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/auth/keys")
                .then()
                .statusCode(201);
    }

    private ValidatableResponse change(String current, String next) {
        return user.request()
                .contentType(ContentType.JSON)
                .body(Map.of("current", current, "new", next))
                .post("/api/auth/password")
                .then();
    }

    private ValidatableResponse delete(String password) {
        return user.request()
                .contentType(ContentType.JSON)
                .body(Map.of("password", password))
                .delete("/api/auth/me")
                .then();
    }

    private ValidatableResponse login(String password) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("email", user.email(), "password", password))
                .post("/api/auth/login")
                .then();
    }

    private static ValidatableResponse me(String key) {
        return get(key, "/api/auth/me");
    }

    private static ValidatableResponse get(String key, String path) {
        return given().header("X-API-Key", key).get(path).then();
    }

    private Row row(String query, String value) {
        return database.preparedQuery(query)
                .executeAndAwait(Tuple.of(value))
                .iterator()
                .next();
    }
}
