package io.kaggleingest.account;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.kaggleingest.database.TestDatabase;
import io.kaggleingest.kaggle.wire.FakeKaggle;
import io.kaggleingest.web.Parallel;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(FakeKaggle.class)
class AuthResourceTest {

    @Inject
    Pool database;

    @Test
    void signup_answers_the_documented_texts_and_a_key() {
        signup(Map.of("email", "first@example.com", "password", "12345678"))
                .statusCode(200)
                .body("message", equalTo("Account created successfully"))
                .body("api_key", matchesPattern("ki_[0-9A-Za-z]{32}"))
                .body("instructions", equalTo("Add 'X-API-Key: <your_key>' header to all API requests"))
                .body("size()", is(3));
    }

    @Test
    void me_shows_a_free_account_with_ten_credits() {
        SignedUp user = SignedUp.anew();

        user.request()
                .get("/api/auth/me")
                .then()
                .statusCode(200)
                .body("email", equalTo(user.email()))
                .body("tier", equalTo("free"))
                .body("credits", equalTo(10))
                .body("created_at", matchesPattern("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z"))
                .body("size()", is(4));
    }

    @Test
    void the_first_credits_are_a_ledger_row() {
        SignedUp user = SignedUp.anew();

        var row = query(
                        """
                select l.credits, l.balance_after, l.operation, a.credits as balance
                from ledger_entry l join account a on a.id = l.account_id where a.email = $1
                """,
                        user.email())
                .iterator()
                .next();

        assertEquals(10, row.getLong("credits"));
        assertEquals(10, row.getLong("balance_after"));
        assertEquals(10, row.getLong("balance"));
        assertEquals("grant", row.getString("operation"));
    }

    @Test
    void neither_key_nor_password_is_kept_in_clear() {
        SignedUp user = SignedUp.anew();

        var row = query(
                        """
                select k.hint, k.hash, a.password_hash, a::text || k::text as everything
                from api_key k join account a on a.id = k.account_id where a.email = $1
                """,
                        user.email())
                .iterator()
                .next();

        assertEquals(user.key().substring(0, 7) + "…", row.getString("hint"));
        assertEquals(
                io.vertx.core.buffer.Buffer.buffer(KeyHash.of(user.key()).bytes()),
                row.getBuffer("hash").getDelegate());
        assertTrue(row.getString("password_hash").startsWith("$argon2id$v=19$m=19456,t=2,p=1$"));
        assertFalse(row.getString("everything").contains(user.key()));
        assertFalse(row.getString("everything").contains("correct horse"));
    }

    @Test
    void an_email_has_one_account_whatever_its_case() {
        signup(Map.of("email", "Case@Example.com", "password", "12345678")).statusCode(200);

        signup(Map.of("email", "cASE@eXAMPLE.COM", "password", "12345678"))
                .statusCode(409)
                .body("detail", equalTo("Email already registered"))
                .body("code", equalTo("email_taken"));
    }

    @Test
    void of_parallel_signups_with_one_email_one_wins() {
        List<Integer> statuses =
                Parallel.call(8, i -> signup(Map.of("email", "race@example.com", "password", "12345678"))
                        .extract()
                        .statusCode());

        assertEquals(1, statuses.stream().filter(s -> s == 200).count());
        assertEquals(7, statuses.stream().filter(s -> s == 409).count());
        assertEquals(
                1,
                query("select 1 from account where email = $1", "race@example.com")
                        .size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1234567", "пароль7", "🔑🔑🔑🔑🔑🔑🔑"})
    void short_passwords_are_refused(String password) {
        signup(Map.of("email", "short@example.com", "password", password))
                .statusCode(400)
                .body("detail", equalTo("Password must be at least 8 characters"));
        assertEquals(
                0,
                query("select 1 from account where email = $1", "short@example.com")
                        .size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"пароль78", "🔑🔑🔑🔑🔑🔑🔑🔑", "        ", "\u0000bcdefgh"})
    void any_unicode_of_eight_characters_is_a_password(String password) {
        signup(Map.of("email", "u" + password.hashCode() + "@example.com", "password", password))
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {257, 3_000})
    void long_passwords_are_refused(int length) {
        signup(Map.of("email", "long@example.com", "password", "x".repeat(length)))
                .statusCode(400)
                .body("detail", equalTo("Password must be at most 256 characters"));
        assertEquals(
                0,
                query("select 1 from account where email = $1", "long@example.com")
                        .size());
    }

    @Test
    void more_than_four_kilobytes_are_too_large() {
        signup(Map.of("email", "large@example.com", "password", "x".repeat(4_200)))
                .statusCode(413)
                .contentType(ContentType.JSON)
                .body("code", equalTo("body_too_large"));
    }

    static Stream<String> oddEmails() {
        return Stream.of(
                "",
                " ",
                "@",
                "a",
                "a@",
                "@b.c",
                "a@b",
                "a b@example.com",
                "a@exa mple.com",
                "a@@example.com",
                "a@b@example.com",
                "a@example..com",
                "a@.example.com",
                "a@-example.com",
                "a@example.com.",
                ".a@example.com",
                "a.@example.com",
                "a..b@example.com",
                "ä@example.com",
                "a@exämple.com",
                "a@example.com\n",
                "a\u0000@example.com",
                "a@[127.0.0.1]",
                "\"a b\"@example.com",
                "a@example.com, b@example.com",
                "<a@example.com>",
                "x".repeat(65) + "@example.com",
                "a@" + "x".repeat(64) + ".com",
                "a@" + "x.".repeat(150) + "com",
                "x".repeat(3_000) + "@example.com",
                "a@example.com'; drop table account; --");
    }

    @ParameterizedTest
    @MethodSource("oddEmails")
    void odd_emails_are_refused(String email) {
        signup(Map.of("email", email, "password", "12345678"))
                .statusCode(400)
                .body("detail", equalTo("Field 'email' must be an address like name@example.com"));
    }

    static Stream<String> unusualEmails() {
        return Stream.of(
                "a@b.co",
                "first.last+tag@sub.example.co.uk",
                "o'neil@example.com",
                "x_y-z@xn--exmple-cua.com",
                "x".repeat(64) + "@example.com");
    }

    @ParameterizedTest
    @MethodSource("unusualEmails")
    void unusual_emails_are_accepted(String email) {
        signup(Map.of("email", email, "password", "12345678")).statusCode(200);
    }

    static Stream<List<String>> unreadableBodies() {
        return Stream.of(
                List.of("", "Send a JSON object with the fields 'email' and 'password'"),
                List.of("null", "Send a JSON object with the fields 'email' and 'password'"),
                List.of("{", "The request body must be a JSON object; this one cannot be read"),
                List.of("email=a", "The request body must be a JSON object; this one cannot be read"),
                List.of("[]", "The request body must be a JSON object; this one cannot be read"),
                List.of("\"x\"", "The request body must be a JSON object; this one cannot be read"),
                List.of("{} {}", "Field 'email' is required"),
                List.of("{}", "Field 'email' is required"),
                List.of("{\"email\":null,\"password\":\"12345678\"}", "Field 'email' is required"),
                List.of("{\"email\":\"a@example.com\"}", "Field 'password' is required"),
                List.of("{\"email\":5,\"password\":\"12345678\"}", "Field 'email' must be a string"),
                List.of("{\"email\":{},\"password\":\"12345678\"}", "Field 'email' must be a string"),
                List.of("{\"email\":[\"a@example.com\"],\"password\":\"12345678\"}", "Field 'email' must be a string"),
                List.of("{\"email\":\"a@example.com\",\"password\":12345678}", "Field 'password' must be a string"),
                List.of("{\"email\":\"a@example.com\",\"password\":true}", "Field 'password' must be a string"));
    }

    @ParameterizedTest
    @MethodSource("unreadableBodies")
    void unreadable_bodies_are_refused_with_what_to_do(List<String> bodyAndDetail) {
        given().contentType(ContentType.JSON)
                .body(bodyAndDetail.get(0))
                .post("/api/auth/signup")
                .then()
                .statusCode(400)
                .contentType(ContentType.JSON)
                .body("detail", equalTo(bodyAndDetail.get(1)));
    }

    @Test
    void another_media_type_is_refused() {
        given().contentType("text/plain")
                .body("{}")
                .post("/api/auth/signup")
                .then()
                .statusCode(415)
                .body("code", equalTo("unsupported_media_type"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void without_a_key_the_answer_says_where_to_get_one(String key) {
        given().header("X-API-Key", key)
                .get("/api/auth/me")
                .then()
                .statusCode(401)
                .body(
                        "detail",
                        equalTo("Missing X-API-Key header. Get your key at https://kaggleingest.com/dashboard"));
    }

    @Test
    void unknown_malformed_revoked_and_expired_keys_get_one_text() {
        SignedUp revoked = SignedUp.anew();
        SignedUp expired = SignedUp.anew();
        change("update api_key set revoked_at = now() where hash = $1", revoked.key());
        change("update api_key set expires_at = now() - interval '1 second' where hash = $1", expired.key());
        String unknown = KeyFormat.generate(new java.util.Random(1));

        for (String key : List.of(unknown, "ki_", "x", "ki_" + "é".repeat(32), revoked.key(), expired.key())) {
            given().header("X-API-Key", key)
                    .get("/api/auth/me")
                    .then()
                    .statusCode(403)
                    .body("detail", equalTo("Invalid API key"))
                    .body("code", equalTo("invalid_api_key"));
        }
    }

    private ValidatableResponse signup(Map<String, String> body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/api/auth/signup")
                .then()
                .header("X-Request-Id", matchesPattern("[0-9a-f-]{36}"));
    }

    private io.vertx.mutiny.sqlclient.RowSet<io.vertx.mutiny.sqlclient.Row> query(String sql, Object argument) {
        return database.preparedQuery(sql).executeAndAwait(Tuple.of(argument));
    }

    private void change(String sql, String key) {
        var rows = database.preparedQuery(sql)
                .executeAndAwait(Tuple.of(
                        io.vertx.core.buffer.Buffer.buffer(KeyHash.of(key).bytes())));
        assertEquals(1, rows.rowCount());
    }
}
