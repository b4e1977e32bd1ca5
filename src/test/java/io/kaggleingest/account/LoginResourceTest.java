package io.kaggleingest.account;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.stream.Stream;
import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.HttpClientConfig;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.kaggleingest.database.TestDatabase;
import io.kaggleingest.kaggle.wire.FakeKaggle;
import io.kaggleingest.web.AdjustableClock;
import io.kaggleingest.web.Management;
import io.kaggleingest.web.Parallel;
import io.kaggleingest.web.RecordedLog;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Each test is a client with an address of its own, because failures are counted per client. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(FakeKaggle.class)
class LoginResourceTest {

    private static final String RIGHT = "correct horse";
    private static final AtomicInteger CLIENTS = new AtomicInteger(1);

    @Inject
    AdjustableClock clock;

    private final InetAddress client = nextClient();

    @AfterEach
    void now() {
        clock.reset();
    }

    @Test
    void the_right_password_gives_a_key_that_lives_twelve_hours() {
        SignedUp user = SignedUp.anew();

        JsonPath answer = login(user.email(), RIGHT)
                .statusCode(200)
                .body("size()", is(2))
                .body("api_key", matchesPattern("ki_[0-9A-Za-z]{32}"))
                .extract()
                .jsonPath();

        Duration life = Duration.between(clock.instant(), Instant.parse(answer.get("expires_at")));
        assertTrue(
                life.compareTo(Duration.ofHours(12)) <= 0 && life.compareTo(Duration.ofHours(11)) > 0, life.toString());
        String key = answer.get("api_key");
        me(key).statusCode(200).body("email", equalTo(user.email()));
        given().header("X-API-Key", key)
                .get("/api/auth/keys")
                .then()
                .body("keys.name", equalTo(List.of("login", "default")))
                .body("keys[0].expires_at", equalTo(answer.get("expires_at")));
        me(user.key()).statusCode(200);

        clock.advance(Duration.ofHours(12));
        me(key).statusCode(403);
    }

    @Test
    void addresses_compare_without_case_and_the_alias_answers() {
        SignedUp user = SignedUp.anew();

        login(user.email().toUpperCase(Locale.ROOT), RIGHT).statusCode(200);
        request()
                .body(Map.of("email", user.email(), "password", RIGHT))
                .post("/auth/login")
                .then()
                .statusCode(200);
    }

    @Test
    void wrong_passwords_and_unknown_addresses_get_one_text() {
        SignedUp user = SignedUp.anew();

        List<String> answers = Stream.of(
                        List.of(user.email(), "incorrect horse"),
                        List.of(user.email(), "x"),
                        List.of(user.email(), ""),
                        List.of(user.email(), "x".repeat(3_000)),
                        List.of("nobody@example.com", RIGHT),
                        List.of("no address", RIGHT),
                        List.of("", ""),
                        List.of("a\u0000@example.com", RIGHT),
                        List.of("x".repeat(3_000), RIGHT))
                .map(both -> login(both.get(0), both.get(1))
                        .statusCode(401)
                        .extract()
                        .asString())
                .distinct()
                .toList();

        assertEquals(List.of("{\"detail\":\"Invalid email or password\",\"code\":\"invalid_login\"}"), answers);
    }

    static Stream<List<String>> unreadableBodies() {
        return Stream.of(
                List.of("", "Send a JSON object with the fields 'email' and 'password'"),
                List.of("null", "Send a JSON object with the fields 'email' and 'password'"),
                List.of("{", "The request body must be a JSON object; this one cannot be read"),
                List.of("{}", "Field 'email' is required"),
                List.of("{\"email\":null,\"password\":\"12345678\"}", "Field 'email' is required"),
                List.of("{\"email\":\"a@example.com\"}", "Field 'password' is required"),
                List.of("{\"email\":5,\"password\":\"12345678\"}", "Field 'email' must be a string"),
                List.of("{\"email\":\"a@example.com\",\"password\":12345678}", "Field 'password' must be a string"),
                List.of("{\"email\":\"a@example.com\",\"password\":[]}", "Field 'password' must be a string"));
    }

    @ParameterizedTest
    @MethodSource("unreadableBodies")
    void unreadable_bodies_are_refused_with_what_to_do(List<String> bodyAndDetail) {
        request()
                .body(bodyAndDetail.get(0))
                .post("/api/auth/login")
                .then()
                .statusCode(400)
                .body("detail", equalTo(bodyAndDetail.get(1)));
    }

    @Test
    void after_ten_failures_wrong_guesses_are_refused_but_never_the_right_password() {
        SignedUp user = SignedUp.anew();
        for (int i = 0; i < 10; i++) {
            login(user.email(), "wrong " + i).statusCode(401);
        }

        login(user.email().toUpperCase(Locale.ROOT), "wrong again")
                .statusCode(429)
                .header("Retry-After", matchesPattern("8[5-9]\\d|900"))
                .header("X-RateLimit-Limit", equalTo("10"))
                .header("X-RateLimit-Remaining", equalTo("0"))
                .header("X-RateLimit-Reset", matchesPattern("8[5-9]\\d|900"))
                .body("code", equalTo("too_many_requests"))
                .body("detail", containsString("try again in"));
        login(user.email(), RIGHT).statusCode(200);
        login(user.email(), "wrong").statusCode(401);
    }

    @Test
    void failures_of_others_do_not_touch_the_owner() {
        SignedUp user = SignedUp.anew();
        for (int i = 0; i < 12; i++) {
            login(user.email(), "wrong " + i);
        }

        given().contentType(ContentType.JSON)
                .body(Map.of("email", user.email(), "password", "wrong"))
                .post("/api/auth/login")
                .then()
                .statusCode(401);
    }

    @Test
    void what_failed_is_told_in_the_audit_log_without_the_address() {
        SignedUp user = SignedUp.anew();

        try (RecordedLog log = RecordedLog.of("audit", Level.INFO)) {
            login(user.email(), "wrong").statusCode(401);
            login(user.email(), RIGHT).statusCode(200);

            assertTrue(log.lines().stream().anyMatch(line -> line.contains("log_in_failed client=127.0.7.")));
            assertTrue(log.lines().stream().anyMatch(line -> line.contains("logged_in account=")));
            assertTrue(log.lines().stream().noneMatch(line -> line.contains(user.email())));
        }
        assertTrue(Management.metrics().contains("kaggleingest_audit_events_total{event=\"log_in_failed\"}"));
    }

    @Test
    void success_resets_the_count_of_the_address() {
        SignedUp user = SignedUp.anew();
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 9; i++) {
                login(user.email(), "wrong " + i).statusCode(401);
            }
            login(user.email(), RIGHT).statusCode(200);
        }
    }

    @Test
    void unknown_addresses_are_limited_like_known_ones() {
        String nobody = UUID.randomUUID() + "@example.com";
        for (int i = 0; i < 10; i++) {
            login(nobody, RIGHT).statusCode(401);
        }
        login(nobody, RIGHT).statusCode(429).header("X-RateLimit-Limit", equalTo("10"));
    }

    @Test
    void after_fifty_failures_a_clients_wrong_guesses_are_refused_whatever_the_address() {
        SignedUp user = SignedUp.anew();
        for (int i = 0; i < 50; i++) {
            login("nobody" + i + "@example.com", RIGHT).statusCode(401);
        }

        login(user.email(), "wrong").statusCode(429).header("X-RateLimit-Limit", equalTo("50"));
        login(user.email(), RIGHT).statusCode(200);
    }

    @Test
    void guesses_at_the_same_time_are_no_way_around_the_limit() {
        SignedUp user = SignedUp.anew();

        List<Integer> statuses = Parallel.call(
                24, i -> login(user.email(), "wrong " + i).extract().statusCode());

        assertEquals(10, statuses.stream().filter(s -> s == 401).count(), statuses.toString());
        assertEquals(14, statuses.stream().filter(s -> s == 429).count(), statuses.toString());
    }

    @Test
    void many_right_log_ins_at_the_same_time_are_all_let_in() {
        SignedUp user = SignedUp.anew();

        List<Integer> statuses =
                Parallel.call(16, i -> login(user.email(), RIGHT).extract().statusCode());

        assertEquals(List.of(200), statuses.stream().distinct().toList());
    }

    private ValidatableResponse login(String email, String password) {
        return request()
                .body(Map.of("email", email, "password", password))
                .post("/api/auth/login")
                .then();
    }

    private io.restassured.specification.RequestSpecification request() {
        return given().config(RestAssured.config()
                        .httpClient(HttpClientConfig.httpClientConfig().setParam("http.route.local-address", client)))
                .contentType(ContentType.JSON);
    }

    private static ValidatableResponse me(String key) {
        return given().header("X-API-Key", key).get("/api/auth/me").then();
    }

    private static InetAddress nextClient() {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 7, (byte) CLIENTS.incrementAndGet()});
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
