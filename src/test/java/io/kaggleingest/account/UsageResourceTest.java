package io.kaggleingest.account;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.kaggleingest.credit.Charge;
import io.kaggleingest.credit.Credits;
import io.kaggleingest.credit.Grants;
import io.kaggleingest.credit.Operation;
import io.kaggleingest.database.TestDatabase;
import io.kaggleingest.kaggle.wire.FakeKaggle;
import io.kaggleingest.web.AdjustableClock;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(FakeKaggle.class)
class UsageResourceTest {

    @Inject
    Credits credits;

    @Inject
    Grants grants;

    @Inject
    Pool database;

    @Inject
    AdjustableClock clock;

    @AfterEach
    void now() {
        clock.reset();
    }

    @Test
    void a_new_account_has_one_entry() {
        SignedUp user = SignedUp.anew();

        user.request()
                .get("/api/usage")
                .then()
                .statusCode(200)
                .body("size()", is(3))
                .body("balance", is(10))
                .body("", hasKey("next_cursor"))
                .body("next_cursor", nullValue())
                .body("entries.size()", is(1))
                .body("entries[0].size()", is(8))
                .body("entries[0].operation", equalTo("grant"))
                .body("entries[0]", hasKey("resource"))
                .body("entries[0]", hasKey("key_hint"))
                .body("entries[0].credits", is(10))
                .body("entries[0].balance_after", is(10));
        assertEquals(10, user.credits());
    }

    @Test
    void a_debit_is_told_with_resource_key_and_request() {
        SignedUp user = SignedUp.anew();
        debit(user, "request-1");

        user.request()
                .get("/usage")
                .then()
                .statusCode(200)
                .body("balance", is(9))
                .body("entries[0].operation", equalTo("context"))
                .body("entries[0].resource", equalTo("competition/titanic"))
                .body("entries[0].credits", is(-1))
                .body("entries[0].balance_after", is(9))
                .body("entries[0].key_hint", equalTo(user.key().substring(0, 7) + "…"))
                .body("entries[0].request_id", equalTo("request-1"));
    }

    @Test
    void pages_show_every_entry_once_while_others_arrive() {
        SignedUp user = SignedUp.anew();
        SignedUp other = SignedUp.anew();
        for (int i = 1; i <= 6; i++) {
            debit(user, "before-" + i);
        }

        List<String> seen = new ArrayList<>();
        String cursor = null;
        int pages = 0;
        do {
            JsonPath page = page(user, 2, cursor);
            seen.addAll(page.getList("entries.request_id"));
            cursor = page.get("next_cursor");
            debit(user, "meanwhile-" + pages);
            debit(other, "others-" + pages);
            pages++;
        } while (cursor != null);

        assertEquals(4, pages);
        assertEquals(
                List.of("before-6", "before-5", "before-4", "before-3", "before-2", "before-1"), seen.subList(0, 6));
        assertEquals(7, seen.size());
    }

    @Test
    void a_last_page_that_is_full_has_no_next_one() {
        SignedUp user = SignedUp.anew();
        debit(user, "one");

        assertNull(page(user, 2, null).getString("next_cursor"));
        JsonPath first = page(user, 1, null);
        assertNull(page(user, 1, first.get("next_cursor")).getString("next_cursor"));
    }

    @Test
    void a_page_has_fifty_entries_unless_asked_otherwise() {
        SignedUp user = SignedUp.anew();
        grants.grant(user.email(), 100, "test", "grant").await().indefinitely();
        for (int i = 0; i < 51; i++) {
            debit(user, "debit-" + i);
        }

        assertEquals(
                50,
                user.request().get("/api/usage").jsonPath().getList("entries").size());
        assertEquals(53, page(user, 200, null).getList("entries").size());
    }

    @Test
    void a_cursor_of_another_account_shows_nothing_of_it() {
        SignedUp user = SignedUp.anew();
        SignedUp other = SignedUp.anew();
        debit(other, "others");
        String cursor = page(other, 1, null).get("next_cursor");

        for (Object id : page(user, 200, cursor).getList("entries.request_id")) {
            assertEquals(page(user, 200, null).getList("entries.request_id"), List.of(id));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "201", "1.5", "x", "99999999999"})
    void a_limit_that_breaks_its_rule_is_refused(String limit) {
        SignedUp.anew()
                .request()
                .queryParam("limit", limit)
                .get("/api/usage")
                .then()
                .statusCode(400)
                .body("detail", equalTo("Parameter 'limit' must be a whole number from 1 to 200"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "1", "AQAAAAAAAAAA", "' or 1=1 --"})
    void a_cursor_of_ones_own_making_is_refused(String cursor) {
        SignedUp.anew()
                .request()
                .queryParam("cursor", cursor)
                .get("/api/usage")
                .then()
                .statusCode(400)
                .body("detail", containsString("next_cursor"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "367", "x"})
    void days_that_break_their_rule_are_refused(String days) {
        SignedUp.anew()
                .request()
                .queryParam("days", days)
                .get("/api/usage/daily")
                .then()
                .statusCode(400)
                .body("detail", equalTo("Parameter 'days' must be a whole number from 1 to 366"));
    }

    @Test
    void days_are_summed_in_utc_the_last_one_first() {
        SignedUp user = SignedUp.anew();
        debit(user, "a");
        clock.advance(Duration.ofDays(1));
        debit(user, "b");
        grants.grant(user.email(), -3, "taken back", "c").await().indefinitely();
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);

        user.request()
                .get("/api/usage/daily?days=3")
                .then()
                .statusCode(200)
                .body("size()", is(1))
                .body(
                        "days.date",
                        equalTo(List.of(today, today.minusDays(1), today.minusDays(2)).stream()
                                .map(LocalDate::toString)
                                .toList()))
                .body("days.spent", equalTo(List.of(1, 1, 0)))
                .body("days.granted", equalTo(List.of(-3, 10, 0)))
                .body("days[0].operations", equalTo(Map.of("context", 1, "grant", 1)))
                .body("days[1].operations", equalTo(Map.of("context", 1, "grant", 1)))
                .body("days[2].operations", equalTo(Map.of()));
        user.request().get("/api/usage/daily").then().body("days.size()", is(30));

        clock.advance(Duration.ofDays(1));
        user.request().get("/usage/daily?days=1").then().body("days.spent", equalTo(List.of(0)));
    }

    @Test
    void usage_needs_a_key() {
        given().get("/api/usage").then().statusCode(401);
        given().get("/api/usage/daily").then().statusCode(401);
    }

    private static JsonPath page(SignedUp user, int limit, String cursor) {
        var request = user.request().queryParam("limit", limit);
        if (cursor != null) {
            request.queryParam("cursor", cursor);
        }
        return request.get("/api/usage").then().statusCode(200).extract().jsonPath();
    }

    private void debit(SignedUp user, String requestId) {
        var row = database.preparedQuery(
                        "select a.id, k.id as key from account a join api_key k on k.account_id = a.id where email = $1")
                .executeAndAwait(Tuple.of(user.email()))
                .iterator()
                .next();
        credits.debit(new Charge(
                        row.getLong("id"),
                        row.getUUID("key"),
                        0,
                        Operation.CONTEXT,
                        "competition/titanic",
                        requestId,
                        Optional.empty()))
                .await()
                .indefinitely();
    }
}
