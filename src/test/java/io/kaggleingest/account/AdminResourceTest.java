package io.kaggleingest.account;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.HttpClientConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.kaggleingest.credit.Charge;
import io.kaggleingest.credit.Credits;
import io.kaggleingest.credit.Operation;
import io.kaggleingest.database.TestDatabase;
import io.kaggleingest.kaggle.wire.FakeKaggle;
import io.kaggleingest.web.Parallel;
import io.kaggleingest.web.RecordedLog;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(FakeKaggle.class)
class AdminResourceTest {

    private static final String KEY = "admin-key-of-tests";

    @Inject
    Pool database;

    @Inject
    Credits credits;

    @Test
    void a_grant_raises_the_balance_and_is_a_ledger_row() {
        SignedUp user = SignedUp.anew();

        given().header("X-Admin-Key", KEY)
                .header("X-Request-Id", "grant-7")
                .contentType(ContentType.JSON)
                .body(Map.of("credits", 90, "reason", " Invoice 4711 "))
                .post("/admin/accounts/{email}/credits", user.email().toUpperCase(Locale.ROOT))
                .then()
                .statusCode(200)
                .body("size()", is(2))
                .body("email", equalTo(user.email()))
                .body("balance", is(100));

        assertEquals(100, user.credits());
        Row row = lastRow(user);
        assertEquals("grant", row.getString("operation"));
        assertEquals(90, row.getLong("credits"));
        assertEquals(100, row.getLong("balance_after"));
        assertEquals("Invoice 4711", row.getString("reason"));
        assertEquals("grant-7", row.getString("request_id"));
        user.request().get("/api/usage").then().body("entries.credits", equalTo(List.of(90, 10)));
    }

    @Test
    void credits_can_be_taken_back_but_not_below_zero() {
        SignedUp user = SignedUp.anew();

        grant(user.email(), Map.of("credits", -11, "reason", "x"))
                .statusCode(409)
                .body("code", equalTo("balance_too_low"))
                .body("detail", containsString("is 10"));
        grant(user.email(), Map.of("credits", -10, "reason", "x"))
                .statusCode(200)
                .body("balance", is(0));
        requireSum(user, 0);
    }

    @Test
    void a_tier_is_set_and_recorded_without_credits() {
        SignedUp user = SignedUp.anew();

        for (int twice = 0; twice < 2; twice++) {
            tier(user.email(), "{\"tier\":\"pro\"}")
                    .statusCode(200)
                    .body("size()", is(2))
                    .body("email", equalTo(user.email()))
                    .body("tier", equalTo("pro"));
        }

        user.request().get("/api/auth/me").then().body("tier", equalTo("pro")).body("credits", is(10));
        Row row = lastRow(user);
        assertEquals("tier", row.getString("operation"));
        assertEquals(0, row.getLong("credits"));
        assertEquals(10, row.getLong("balance_after"));
        assertEquals("free -> pro", row.getString("reason"));
        user.request().get("/api/usage").then().body("entries.size()", is(2));
    }

    @Test
    void grants_and_debits_at_the_same_time_keep_the_balance_the_sum_of_its_ledger() {
        SignedUp user = SignedUp.anew();
        Row ids = database.preparedQuery(
                        "select a.id, k.id as key from account a join api_key k on k.account_id = a.id where email = $1")
                .executeAndAwait(Tuple.of(user.email()))
                .iterator()
                .next();

        grant(user.email(), Map.of("credits", 12, "reason", "enough for any order"))
                .statusCode(200);

        Parallel.call(24, i -> switch (i % 4) {
            case 0 ->
                grant(user.email(), Map.of("credits", 2, "reason", "more")).statusCode(200);
            case 1 ->
                grant(user.email(), Map.of("credits", -1, "reason", "less")).statusCode(200);
            case 2 ->
                tier(user.email(), "{\"tier\":\"" + (i % 8 == 2 ? "pro" : "free") + "\"}")
                        .statusCode(200);
            default ->
                credits.debit(new Charge(
                                ids.getLong("id"),
                                ids.getUUID("key"),
                                0,
                                Operation.CONTEXT,
                                "x",
                                "debit-" + i,
                                Optional.empty()))
                        .await()
                        .indefinitely();
        });

        requireSum(user, 10 + 12 + 6 * 2 - 6 - 6);
    }

    static Stream<List<String>> badGrants() {
        String number = "Field 'credits' must be a whole number from -1000000000 to 1000000000, but not 0";
        String reason = "Field 'reason' must be 1 to 200 characters without control characters";
        return Stream.of(
                List.of("", "Send a JSON object with the fields 'credits' and 'reason'"),
                List.of("{}", "Field 'credits' is required"),
                List.of("{\"credits\":1}", "Field 'reason' is required"),
                List.of("{\"credits\":1,\"reason\":null}", "Field 'reason' is required"),
                List.of("{\"credits\":1,\"reason\":\"  \"}", reason),
                List.of("{\"credits\":1,\"reason\":\"a\\u0000\"}", reason),
                List.of("{\"credits\":1,\"reason\":\"" + "x".repeat(201) + "\"}", reason),
                List.of("{\"credits\":0,\"reason\":\"x\"}", number),
                List.of("{\"credits\":1000000001,\"reason\":\"x\"}", number),
                List.of("{\"credits\":-1000000001,\"reason\":\"x\"}", number),
                List.of("{\"credits\":1e3,\"reason\":\"x\"}", "Field 'credits' must be a whole number"),
                List.of("{\"credits\":\"1\",\"reason\":\"x\"}", "Field 'credits' must be a whole number"),
                List.of(
                        "{\"credits\":99999999999999999999,\"reason\":\"x\"}",
                        "Field 'credits' must be a whole number"));
    }

    @ParameterizedTest
    @MethodSource("badGrants")
    void a_grant_that_breaks_a_rule_is_refused(List<String> bodyAndDetail) {
        grant("nobody@example.com", bodyAndDetail.get(0)).statusCode(400).body("detail", equalTo(bodyAndDetail.get(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"tier\":\"gold\"}", "{\"tier\":\"\"}", "{\"tier\":\"PRO\"}"})
    void an_unknown_tier_is_refused(String body) {
        tier("nobody@example.com", body)
                .statusCode(400)
                .body("detail", equalTo("Field 'tier' must be one of free, pro, enterprise"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody@example.com", "x", "a\u0000@example.com", "' or 1=1 --@example.com"})
    void an_unknown_account_is_not_found(String email) {
        grant(email, Map.of("credits", 1, "reason", "x")).statusCode(404).body("code", equalTo("no_such_account"));
        tier(email, "{\"tier\":\"pro\"}").statusCode(404).body("code", equalTo("no_such_account"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "admin-key-of-test", "admin-key-of-tests-", "ADMIN-KEY-OF-TESTS", "é"})
    void a_wrong_admin_key_is_refused_and_changes_nothing(String key) {
        SignedUp user = SignedUp.anew();

        for (String path : List.of("/api/admin/accounts/{email}/credits", "/admin/accounts/{email}/credits")) {
            given().header("X-Admin-Key", key)
                    .header("X-API-Key", user.key())
                    .contentType(ContentType.JSON)
                    .body(Map.of("credits", 1, "reason", "x"))
                    .post(path, user.email())
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("invalid_admin_key"));
        }
        given().contentType(ContentType.JSON)
                .body(Map.of("tier", "pro"))
                .put("/api/admin/accounts/{email}/tier", user.email())
                .then()
                .statusCode(403)
                .body("code", equalTo("invalid_admin_key"));
        requireSum(user, 10);
    }

    @Test
    void operators_have_names_that_the_audit_log_tells() {
        SignedUp user = SignedUp.anew();

        try (RecordedLog log = RecordedLog.of("audit", Level.INFO)) {
            given().header("X-Admin-Key", "admin-key-of-alice")
                    .contentType(ContentType.JSON)
                    .body(Map.of("credits", 5, "reason", "test"))
                    .post("/api/admin/accounts/" + user.email() + "/credits")
                    .then()
                    .statusCode(200);

            assertTrue(log.lines().stream().anyMatch(line -> line.contains("credits_granted operator=alice account=")));
        }
    }

    @Test
    void a_client_with_many_wrong_keys_is_heard_no_more_and_each_is_told() {
        RequestSpecification client = given().config(RestAssured.config()
                        .httpClient(
                                HttpClientConfig.httpClientConfig().setParam("http.route.local-address", address())))
                .contentType(ContentType.JSON)
                .body(Map.of("credits", 5, "reason", "test"));
        try (RecordedLog log = RecordedLog.of("audit", Level.INFO)) {
            for (int i = 0; i < 20; i++) {
                given().spec(client)
                        .header("X-Admin-Key", "wrong " + i)
                        .post("/api/admin/accounts/a@example.com/credits")
                        .then()
                        .statusCode(403);
            }
            given().spec(client)
                    .header("X-Admin-Key", "wrong")
                    .post("/api/admin/accounts/a@example.com/credits")
                    .then()
                    .statusCode(429);

            assertEquals(
                    20,
                    log.lines().stream()
                            .filter(line -> line.contains("operator_refused client=127.0.9.9"))
                            .count());
        }
    }

    private static InetAddress address() {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 9, 9});
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void the_new_endpoints_are_documented() {
        given().accept(ContentType.JSON)
                .get("/q/openapi?format=json")
                .then()
                .body("components.securitySchemes.AdminKey.name", equalTo("X-Admin-Key"))
                .body("paths.'/api/admin/accounts/{email}/credits'.post.responses.keySet().contains('401')", is(false))
                .body("paths.'/api/auth/keys'.post.responses.keySet().contains('401')", is(true))
                .body("paths.'/api/auth/keys/{id}/rotate'.post.summary", containsString("Replace"))
                .body("paths.'/api/usage'.get.summary", containsString("balance"));
    }

    private void requireSum(SignedUp user, long balance) {
        Row row = database.preparedQuery(
                        """
                select a.credits, (select sum(credits)::bigint from ledger_entry where account_id = a.id) as sum
                from account a where a.email = $1
                """)
                .executeAndAwait(Tuple.of(user.email()))
                .iterator()
                .next();
        assertEquals(balance, row.getLong("credits"));
        assertEquals(balance, row.getLong("sum"));
        assertTrue(lastRow(user).getLong("balance_after") == balance);
    }

    private Row lastRow(SignedUp user) {
        return database.preparedQuery(
                        """
                select l.* from ledger_entry l join account a on a.id = l.account_id
                where a.email = $1 order by l.id desc limit 1
                """)
                .executeAndAwait(Tuple.of(user.email()))
                .iterator()
                .next();
    }

    private static ValidatableResponse grant(String email, Object body) {
        return given().header("X-Admin-Key", KEY)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/admin/accounts/{email}/credits", email)
                .then();
    }

    private static ValidatableResponse tier(String email, String body) {
        return given().header("X-Admin-Key", KEY)
                .contentType(ContentType.JSON)
                .body(body)
                .put("/api/admin/accounts/{email}/tier", email)
                .then();
    }
}
