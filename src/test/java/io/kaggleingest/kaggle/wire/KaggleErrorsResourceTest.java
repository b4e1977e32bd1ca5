package io.kaggleingest.kaggle.wire;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import jakarta.inject.Inject;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.kaggleingest.database.TestDatabase;
import io.kaggleingest.kaggle.Competition;
import io.kaggleingest.kaggle.KaggleCredentials;
import io.kaggleingest.kaggle.KaggleProblem;
import io.kaggleingest.load.Tenant;
import io.kaggleingest.web.Eventually;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Everything that Kaggle can refuse, and every way in which it can fail. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(FakeKaggle.class)
class KaggleErrorsResourceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String METHOD = "GetCompetition";

    @Inject
    Vertx vertx;

    private final KaggleCredentials credentials = FakeKaggle.credentials();
    private final List<Kaggle> doors = new ArrayList<>();
    private Kaggle kaggle;

    @BeforeEach
    void openDoor() {
        FakeKaggle.reset();
        kaggle = door(KaggleSettings.standard());
    }

    @AfterEach
    void closeDoors() {
        doors.forEach(Kaggle::close);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\": {\"code\": 401, \"message\": \"Unauthenticated\", \"status\": \"UNAUTHENTICATED\"}}",
                "{\"code\": 401, \"message\": \"Unauthenticated\"}",
                "<html>Unauthorized</html>",
                ""
            })
    void says_whose_credentials_are_refused(String body) {
        FakeKaggle.fails(METHOD, 401, body);

        KaggleProblem ours =
                problem(kaggle.as(credentials, Tenant.SERVICE).competition(FakeKaggle.competition("titanic")));
        KaggleProblem callers = problem(kaggle.as(new KaggleCredentials("me", "my-key"), Tenant.SERVICE)
                .competition(FakeKaggle.competition("titanic")));

        assertProblem(503, "kaggle_refused_credentials", ours);
        assertEquals("Kaggle refused the credentials of this service: its operator has to renew them.", ours.detail());
        assertProblem(400, "kaggle_refused_credentials", callers);
        assertTrue(callers.detail().contains("that came with the request"), callers.detail());
        assertEquals(2, FakeKaggle.calls(METHOD).size());
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404})
    void names_what_was_not_found_and_both_reasons(int status) {
        FakeKaggle.fails(METHOD, status, "{\"error\": {\"message\": \"Permission 'competitions.get' was denied\"}}");

        KaggleProblem problem =
                problem(kaggle.as(credentials, Tenant.SERVICE).competition(FakeKaggle.competition("titanik")));

        assertProblem(404, "kaggle_not_found", problem);
        assertEquals(
                "Competition 'titanik' was not found on Kaggle or is not visible to this service: the name may be"
                        + " misspelt, or it is private.",
                problem.detail());
        assertEquals(1, FakeKaggle.calls(METHOD).size());
    }

    @Test
    void names_a_notebook_that_was_not_found() {
        KaggleProblem problem = problem(kaggle.as(credentials, Tenant.SERVICE)
                .notebook(FakeKaggle.notebook("nobody/nothing"), Function.identity()));

        assertProblem(404, "kaggle_not_found", problem);
        assertTrue(problem.detail().startsWith("Notebook 'nobody/nothing' was not found"), problem.detail());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\": {\"code\": 403, \"message\": \"Permission 'competitions.participate' was denied\"}}",
                "{\"code\": 403, \"message\": \"You must accept this competition\\u0027s rules before you\\u0027ll be able"
                        + " to download files.\"}"
            })
    void points_to_the_rules(String body) {
        FakeKaggle.fails("DownloadDataFile", 403, body);

        KaggleProblem problem = problem(
                kaggle.as(credentials, Tenant.SERVICE).fileHead(FakeKaggle.competition("titanic"), "train.csv", 100));

        assertProblem(404, "kaggle_rules_not_accepted", problem);
        assertTrue(problem.detail().endsWith("https://www.kaggle.com/competitions/titanic/rules"), problem.detail());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"code\": 401, \"message\": \"Unauthenticated\"}",
                "{\"error\": {\"code\": 401, \"message\": \"Unauthenticated\"}}"
            })
    void sees_an_error_behind_status_200(String body) {
        FakeKaggle.answers(METHOD, body);

        assertProblem(
                503,
                "kaggle_refused_credentials",
                problem(kaggle.as(credentials, Tenant.SERVICE).competition(FakeKaggle.competition("titanic"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>hello</html>", "{\"title\": \"Tita", "[]", "null", "\"ready\""})
    void says_that_an_answer_cannot_be_read(String body) {
        FakeKaggle.answers(METHOD, body);

        KaggleProblem problem =
                problem(kaggle.as(credentials, Tenant.SERVICE).competition(FakeKaggle.competition("titanic")));

        assertProblem(502, "kaggle_failed", problem);
        assertEquals(1, FakeKaggle.calls(METHOD).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/json;charset=\"none\""})
    void looks_at_the_body_and_not_at_its_type(String type) {
        FakeKaggle.api()
                .stubFor(FakeKaggle.call(METHOD)
                        .willReturn(okJson("{\"title\": \"Titanic\"}").withHeader("Content-Type", type)));

        assertEquals(
                "Titanic",
                kaggle.as(credentials, Tenant.SERVICE)
                        .competition(FakeKaggle.competition("titanic"))
                        .await()
                        .atMost(PATIENCE)
                        .title());
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 302, 303, 307, 400, 409})
    void does_not_repeat_what_kaggle_will_not_have(int status) {
        FakeKaggle.api()
                .stubFor(FakeKaggle.call(METHOD)
                        .willReturn(aResponse().withStatus(status).withHeader("Location", FakeKaggle.storageUrl("x"))));

        assertProblem(
                502,
                "kaggle_failed",
                problem(kaggle.as(credentials, Tenant.SERVICE).competition(FakeKaggle.competition("titanic"))));
        assertEquals(1, FakeKaggle.api().getAllServeEvents().size());
        assertEquals(0, FakeKaggle.storage().getAllServeEvents().size());
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 502, 503, 504})
    void gives_up_after_three_tries(int status) {
        FakeKaggle.fails(METHOD, status, "<html><body>Bad Gateway</body></html>");

        KaggleProblem problem =
                problem(kaggle.as(credentials, Tenant.SERVICE).competition(FakeKaggle.competition("titanic")));

        assertProblem(502, "kaggle_failed", problem);
        assertEquals(3, FakeKaggle.calls(METHOD).size());
    }

    @Test
    void tries_again() {
        firstThenHealthy(aResponse().withStatus(503));

        Competition competition = kaggle.as(credentials, Tenant.SERVICE)
                .competition(FakeKaggle.competition("titanic"))
                .await()
                .atMost(PATIENCE);

        assertEquals("Titanic", competition.title());
        assertEquals(2, FakeKaggle.calls(METHOD).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONNECTION_RESET_BY_PEER", "EMPTY_RESPONSE", "MALFORMED_RESPONSE_CHUNK"})
    void tries_again_after_a_broken_connection(String fault) {
        firstThenHealthy(aResponse().withFault(Fault.valueOf(fault)));

        Competition competition = kaggle.as(credentials, Tenant.SERVICE)
                .competition(FakeKaggle.competition("titanic"))
                .await()
                .atMost(PATIENCE);

        assertEquals("Titanic", competition.title());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.001", "-1", "Sun, 06 Nov 1994 08:49:37 GMT", "soon"})
    void waits_as_long_as_kaggle_asks(String retryAfter) {
        firstThenHealthy(aResponse().withStatus(429).withHeader("Retry-After", retryAfter));

        assertEquals(
                "Titanic",
                kaggle.as(credentials, Tenant.SERVICE)
                        .competition(FakeKaggle.competition("titanic"))
                        .await()
                        .atMost(PATIENCE)
                        .title());
        assertEquals(2, FakeKaggle.calls(METHOD).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"30", "30.0", "date"})
    void hands_out_a_wait_that_is_too_long(String retryAfter) {
        String inHalfAMinute = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.now().plusSeconds(30).atOffset(ZoneOffset.UTC));
        FakeKaggle.api()
                .stubFor(FakeKaggle.call(METHOD)
                        .willReturn(aResponse()
                                .withStatus(429)
                                .withHeader("Retry-After", retryAfter.equals("date") ? inHalfAMinute : retryAfter)
                                .withBody("{\"error\": {\"code\": 429, \"message\": \"Too many requests\"}}")));

        KaggleProblem problem =
                problem(kaggle.as(credentials, Tenant.SERVICE).competition(FakeKaggle.competition("titanic")));

        assertProblem(503, "kaggle_rate_limited", problem);
        long seconds = problem.retryAfter().orElseThrow().toSeconds();
        assertTrue(seconds > 5 && seconds <= 30, () -> "Retry-After " + seconds);
        assertEquals(1, FakeKaggle.calls(METHOD).size());
    }

    @Test
    void names_a_wait_where_kaggle_names_none() {
        FakeKaggle.fails(METHOD, 429, "");

        KaggleProblem problem =
                problem(kaggle.as(credentials, Tenant.SERVICE).competition(FakeKaggle.competition("titanic")));

        assertProblem(503, "kaggle_rate_limited", problem);
        assertEquals(Optional.of(Duration.ofSeconds(5)), problem.retryAfter());
        assertEquals(3, FakeKaggle.calls(METHOD).size());
    }

    @Test
    void does_not_wait_for_a_slow_answer() {
        FakeKaggle.api().stubFor(FakeKaggle.call(METHOD).willReturn(okJson("{}").withFixedDelay(3_000)));

        assertProblem(
                504,
                "kaggle_timeout",
                problem(impatient().as(credentials, Tenant.SERVICE).competition(FakeKaggle.competition("titanic"))));
        // On a busy machine the time may be over before the request is out.
        assertTrue(FakeKaggle.calls(METHOD).size() <= 1);
    }

    @Test
    void does_not_wait_for_a_slow_body() {
        FakeKaggle.api()
                .stubFor(FakeKaggle.call(METHOD)
                        .willReturn(okJson("{\"title\": \"Titanic\"}").withChunkedDribbleDelay(10, 3_000)));

        assertProblem(
                504,
                "kaggle_timeout",
                problem(impatient().as(credentials, Tenant.SERVICE).competition(FakeKaggle.competition("titanic"))));
    }

    @Test
    void does_not_wait_for_a_body_that_never_quite_pauses() {
        String body = "{\"title\": \"" + "Titanic ".repeat(50) + "\"}";
        FakeKaggle.api().stubFor(FakeKaggle.call(METHOD).willReturn(okJson(body).withChunkedDribbleDelay(300, 6_000)));
        Kaggle impatient = door(KaggleSettings.standard().impatientWithCalls(Duration.ofSeconds(1)));

        assertProblem(
                504,
                "kaggle_timeout",
                problem(impatient.as(credentials, Tenant.SERVICE).competition(FakeKaggle.competition("titanic"))));
    }

    @Test
    void does_not_wait_through_a_silence() {
        FakeKaggle.api().stubFor(FakeKaggle.call(METHOD).willReturn(okJson("{}").withFixedDelay(3_000)));

        assertProblem(
                504,
                "kaggle_timeout",
                problem(withoutPatienceForSilence()
                        .as(credentials, Tenant.SERVICE)
                        .competition(FakeKaggle.competition("titanic"))));
    }

    @Test
    void does_not_wait_through_a_silence_in_a_body() {
        FakeKaggle.api()
                .stubFor(FakeKaggle.call(METHOD)
                        .willReturn(okJson("{\"title\": \"Titanic\"}").withChunkedDribbleDelay(3, 6_000)));

        assertProblem(
                504,
                "kaggle_timeout",
                problem(withoutPatienceForSilence()
                        .as(credentials, Tenant.SERVICE)
                        .competition(FakeKaggle.competition("titanic"))));
    }

    @Test
    void reads_no_more_than_the_largest_answer() throws IOException {
        try (EndlessKaggle endless = new EndlessKaggle()) {
            Kaggle frugal = door(KaggleSettings.standard().apiUrl(endless.url()).largestAnswer(100_000));

            KaggleProblem problem =
                    problem(frugal.as(credentials, Tenant.SERVICE).competition(FakeKaggle.competition("titanic")));

            assertProblem(502, "kaggle_failed", problem);
            assertTrue(problem.detail().contains("larger than any"), problem.detail());
            endless.awaitHangUp();
        }
    }

    @Test
    void reads_the_largest_answer() {
        String body = "{\"title\": \"" + "x".repeat(1_000) + "\"}";
        FakeKaggle.answers(METHOD, body);
        Kaggle frugal = door(KaggleSettings.standard().largestAnswer(body.length()));
        Kaggle miserly = door(KaggleSettings.standard().largestAnswer(body.length() - 1));

        assertEquals(
                1_000,
                frugal.as(credentials, Tenant.SERVICE)
                        .competition(FakeKaggle.competition("titanic"))
                        .await()
                        .atMost(PATIENCE)
                        .title()
                        .length());
        assertProblem(
                502,
                "kaggle_failed",
                problem(miserly.as(credentials, Tenant.SERVICE).competition(FakeKaggle.competition("titanic"))));
    }

    @Test
    void hangs_up_when_nobody_waits_any_more() throws IOException {
        try (EndlessKaggle endless = new EndlessKaggle()) {
            Kaggle deserted =
                    door(KaggleSettings.standard().apiUrl(endless.url()).largestAnswer(Long.MAX_VALUE / 2));

            Cancellable waiting = deserted.as(credentials, Tenant.SERVICE)
                    .competition(FakeKaggle.competition("titanic"))
                    .subscribe()
                    .with(found -> {}, failure -> {});
            endless.awaitCall();
            waiting.cancel();

            endless.awaitHangUp();
        }
    }

    @Test
    void loses_no_connection_to_a_call_that_was_cancelled_while_it_waited_for_one() {
        FakeKaggle.api().stubFor(FakeKaggle.call(METHOD).willReturn(okJson("{}").withFixedDelay(3_000)));
        FakeKaggle.answers("GetLeaderboard", "{\"submissions\": []}");
        Kaggle narrow = door(KaggleSettings.standard().connections(1));

        List<Cancellable> waiting = Stream.of("a", "b", "c", "d")
                .map(slug -> narrow.as(credentials, Tenant.SERVICE)
                        .competition(FakeKaggle.competition(slug))
                        .subscribe()
                        .with(found -> {}, failure -> {}))
                .toList();
        Eventually.get(() -> FakeKaggle.calls(METHOD).size(), calls -> calls == 1);
        waiting.forEach(Cancellable::cancel);

        assertEquals(
                List.of(),
                narrow.as(credentials, Tenant.SERVICE)
                        .leaderboard(FakeKaggle.competition("titanic"), 3)
                        .await()
                        .atMost(PATIENCE));
    }

    @Test
    void has_no_patience_without_end_for_many_tries() {
        FakeKaggle.fails(METHOD, 503, "");
        Kaggle stubborn = door(KaggleSettings.standard().stubborn(Duration.ofMillis(500)));

        assertProblem(
                504,
                "kaggle_timeout",
                problem(stubborn.as(credentials, Tenant.SERVICE).competition(FakeKaggle.competition("titanic"))));
    }

    @Test
    void says_that_nobody_listens() throws IOException {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0)) {
            nobody = socket.getLocalPort();
        }
        Kaggle deserted = door(KaggleSettings.standard().apiUrl("http://localhost:" + nobody + "/v1"));

        KaggleProblem problem =
                problem(deserted.as(credentials, Tenant.SERVICE).competition(FakeKaggle.competition("titanic")));

        assertProblem(502, "kaggle_failed", problem);
        assertTrue(problem.detail().startsWith("Kaggle could not be reached"), problem.detail());
    }

    @Test
    void keeps_kaggles_text_and_the_key_to_itself() {
        String text = "<script>alert(1)</script> " + FakeKaggle.KEY + " " + FakeKaggle.BASIC;
        for (int status : new int[] {400, 401, 403, 404, 429, 500}) {
            FakeKaggle.fails(METHOD, status, "{\"error\": {\"message\": \"" + text + "\"}}");

            KaggleProblem problem =
                    problem(kaggle.as(credentials, Tenant.SERVICE).competition(FakeKaggle.competition("titanic")));

            assertAll(
                    () -> assertFalse(problem.toString().contains("script"), problem.toString()),
                    () -> assertFalse(problem.toString().contains(FakeKaggle.KEY), problem.toString()),
                    () -> assertFalse(problem.toString().contains(FakeKaggle.BASIC), problem.toString()),
                    () -> assertNull(problem.getCause()));
        }
    }

    private Kaggle impatient() {
        return door(KaggleSettings.standard().impatientWithCalls(Duration.ofMillis(150)));
    }

    private Kaggle withoutPatienceForSilence() {
        return door(KaggleSettings.standard().impatientWithSilence(Duration.ofMillis(150)));
    }

    private Kaggle door(KaggleSettings settings) {
        Kaggle door = new Kaggle(settings, vertx, Clock.systemUTC());
        doors.add(door);
        return door;
    }

    private static void firstThenHealthy(ResponseDefinitionBuilder first) {
        FakeKaggle.api()
                .stubFor(FakeKaggle.call(METHOD)
                        .inScenario("recovery")
                        .whenScenarioStateIs(Scenario.STARTED)
                        .willReturn(first)
                        .willSetStateTo("healthy"));
        FakeKaggle.api()
                .stubFor(FakeKaggle.call(METHOD)
                        .inScenario("recovery")
                        .whenScenarioStateIs("healthy")
                        .willReturn(okJson("{\"title\": \"Titanic\"}")));
    }

    private static KaggleProblem problem(Uni<?> question) {
        return assertThrows(KaggleProblem.class, () -> question.await().atMost(PATIENCE));
    }

    private static void assertProblem(int status, String code, KaggleProblem problem) {
        assertEquals(status + " " + code, problem.status() + " " + problem.code(), problem.detail());
    }
}
