package io.kaggleingest.kaggle.wire;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import jakarta.inject.Inject;

import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.kaggleingest.database.TestDatabase;
import io.kaggleingest.kaggle.Competition;
import io.kaggleingest.kaggle.KaggleCredentials;
import io.kaggleingest.kaggle.KaggleProblem;
import io.kaggleingest.load.Tenant;
import io.kaggleingest.web.Eventually;
import io.kaggleingest.web.Management;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** How many calls go at once, who has to wait, and when Kaggle is left alone. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(FakeKaggle.class)
class KaggleLimitsResourceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final String METHOD = "GetCompetition";

    @Inject
    Vertx vertx;

    private final KaggleCredentials credentials = FakeKaggle.credentials();
    private final List<Kaggle> doors = new ArrayList<>();

    @BeforeEach
    void forget() {
        FakeKaggle.reset();
    }

    @AfterEach
    void closeDoors() {
        doors.forEach(Kaggle::close);
    }

    @Test
    void leaves_kaggle_alone_after_repeated_failures() {
        FakeKaggle.fails(METHOD, 500, "");
        Kaggle kaggle = door(KaggleSettings.standard().tries(1).outage(2, LONG));
        problem(kaggle.as(credentials, Tenant.SERVICE).competition(FakeKaggle.competition("a")));
        problem(kaggle.as(credentials, Tenant.SERVICE).competition(FakeKaggle.competition("b")));

        KaggleProblem problem =
                problem(kaggle.as(credentials, Tenant.SERVICE).competition(FakeKaggle.competition("c")));

        assertProblem(503, "kaggle_unavailable", problem);
        long seconds = problem.retryAfter().orElseThrow().toSeconds();
        assertTrue(seconds > 0 && seconds <= LONG.toSeconds(), () -> "Retry-After " + seconds);
        assertEquals(2, FakeKaggle.calls(METHOD).size());
    }

    @Test
    void what_one_call_was_told_to_wait_holds_for_its_kind_and_for_no_other() {
        FakeKaggle.api()
                .stubFor(FakeKaggle.call(METHOD)
                        .willReturn(aResponse().withStatus(429).withHeader("Retry-After", "50")));
        FakeKaggle.hasNotebook("demo-owner/demo-kernel");
        Kaggle kaggle = door(KaggleSettings.standard().outage(10, LONG));

        for (String slug : List.of("a", "b", "c")) {
            KaggleProblem problem =
                    problem(kaggle.as(credentials, Tenant.SERVICE).competition(FakeKaggle.competition(slug)));
            assertProblem(503, "kaggle_rate_limited", problem);
            assertTrue(problem.retryAfter().orElseThrow().toSeconds() > 1);
        }
        ask(kaggle.as(credentials, Tenant.SERVICE)
                .notebook(FakeKaggle.notebook("demo-owner/demo-kernel"), Function.identity()));

        assertEquals(1, FakeKaggle.calls(METHOD).size());
    }

    @Test
    void leaves_only_that_kind_of_calls_alone() {
        FakeKaggle.hasCompetition("titanic");
        FakeKaggle.fails("GetLeaderboard", 500, "");
        Kaggle kaggle = door(KaggleSettings.standard().tries(1).outage(1, LONG));
        problem(kaggle.as(credentials, Tenant.SERVICE).leaderboard(FakeKaggle.competition("titanic"), 3));

        assertProblem(
                503,
                "kaggle_unavailable",
                problem(kaggle.as(credentials, Tenant.SERVICE).competition(FakeKaggle.competition("titanic"))));
        assertEquals(
                "demo-owner/demo-kernel",
                ask(kaggle.as(credentials, Tenant.SERVICE)
                                .notebook(FakeKaggle.notebook("demo-owner/demo-kernel"), Function.identity()))
                        .summary()
                        .ref());
    }

    @Test
    void reads_no_more_answers_at_once_than_half_the_processors_can() {
        FakeKaggle.hasNotebook("demo-owner/demo-kernel");
        Kaggle kaggle = door(KaggleSettings.standard());
        List<Uni<Thread>> questions = Stream.generate(() -> kaggle.as(credentials, Tenant.SERVICE)
                        .notebook(FakeKaggle.notebook("demo-owner/demo-kernel"), notebook -> Thread.currentThread()))
                .limit(8L * Runtime.getRuntime().availableProcessors())
                .toList();

        Set<Thread> readers = Set.copyOf(ask(Uni.join().all(questions).andFailFast()));

        assertTrue(readers.size() <= Math.max(1, Runtime.getRuntime().availableProcessors() / 2), readers::toString);
        readers.forEach(reader -> assertEquals("kaggle-reading", reader.getName()));
    }

    @Test
    void recovers_by_itself() {
        FakeKaggle.api()
                .stubFor(FakeKaggle.call(METHOD)
                        .inScenario("outage")
                        .whenScenarioStateIs(Scenario.STARTED)
                        .willReturn(aResponse().withStatus(503))
                        .willSetStateTo("over"));
        FakeKaggle.api()
                .stubFor(FakeKaggle.call(METHOD)
                        .inScenario("outage")
                        .whenScenarioStateIs("over")
                        .willReturn(okJson("{\"title\": \"Titanic\"}")));
        Kaggle kaggle = door(KaggleSettings.standard().tries(1).outage(1, Duration.ofMillis(1)));
        problem(kaggle.as(credentials, Tenant.SERVICE).competition(FakeKaggle.competition("titanic")));

        Competition competition = Eventually.get(
                () -> kaggle.as(credentials, Tenant.SERVICE)
                        .competition(FakeKaggle.competition("titanic"))
                        .onFailure(KaggleProblem.class)
                        .recoverWithNull()
                        .await()
                        .atMost(PATIENCE),
                found -> found != null);

        assertEquals("Titanic", competition.title());
    }

    @Test
    void does_not_hold_a_callers_limits_against_kaggle() {
        FakeKaggle.fails(METHOD, 429, "");
        Kaggle kaggle = door(KaggleSettings.standard().tries(1).outage(1, LONG));

        assertProblem(
                503,
                "kaggle_rate_limited",
                problem(kaggle.as(new KaggleCredentials("somebody", "some-key"), Tenant.SERVICE)
                        .competition(FakeKaggle.competition("titanic"))));
        assertProblem(
                503,
                "kaggle_rate_limited",
                problem(kaggle.as(credentials, Tenant.SERVICE).competition(FakeKaggle.competition("titanic"))));
        assertProblem(
                503,
                "kaggle_unavailable",
                problem(kaggle.as(credentials, Tenant.SERVICE).competition(FakeKaggle.competition("titanic"))));
    }

    @Test
    void does_not_take_a_refusal_for_an_outage() {
        Kaggle kaggle = door(KaggleSettings.standard().outage(1, LONG));

        for (String slug : List.of("a", "b", "c")) {
            assertProblem(
                    404,
                    "kaggle_not_found",
                    problem(kaggle.as(credentials, Tenant.SERVICE).competition(FakeKaggle.competition(slug))));
        }
    }

    @Test
    void turns_away_whom_the_line_has_no_room_for() {
        slow();
        Kaggle kaggle = door(KaggleSettings.standard().narrow(0, PATIENCE));
        kaggle.as(credentials, Tenant.SERVICE)
                .competition(FakeKaggle.competition("first"))
                .subscribe()
                .with(found -> {}, failure -> {});
        Eventually.get(() -> FakeKaggle.calls(METHOD).size(), calls -> calls == 1);

        KaggleProblem problem =
                problem(kaggle.as(credentials, Tenant.SERVICE).competition(FakeKaggle.competition("second")));

        assertProblem(503, "kaggle_busy", problem);
        assertTrue(problem.retryAfter().isPresent());
        assertEquals(1, FakeKaggle.calls(METHOD).size());
    }

    @Test
    void lets_nobody_wait_in_line_for_too_long() {
        slow();
        Kaggle kaggle = door(KaggleSettings.standard().narrow(10, Duration.ofMillis(50)));
        kaggle.as(credentials, Tenant.SERVICE)
                .competition(FakeKaggle.competition("first"))
                .subscribe()
                .with(found -> {}, failure -> {});
        Eventually.get(() -> FakeKaggle.calls(METHOD).size(), calls -> calls == 1);

        assertProblem(
                503,
                "kaggle_busy",
                problem(kaggle.as(credentials, Tenant.SERVICE).competition(FakeKaggle.competition("second"))));
        assertEquals(1, FakeKaggle.calls(METHOD).size());
    }

    @Test
    void serves_another_before_the_second_of_a_burst() {
        FakeKaggle.answers(METHOD, "{\"title\": \"Titanic\"}");
        FakeKaggle.answers("GetLeaderboard", "{\"submissions\": []}");
        FakeKaggle.api()
                .stubFor(
                        FakeKaggle.call("ListDataFiles").willReturn(okJson("{}").withFixedDelay(500)));
        Kaggle kaggle = door(KaggleSettings.standard().narrow(100, PATIENCE));
        KaggleCalls burst = kaggle.as(credentials, new Tenant("burst"));
        KaggleCalls other = kaggle.as(credentials, new Tenant("other"));

        Uni<?> holds = started(burst.files(FakeKaggle.competition("titanic")));
        Eventually.get(() -> FakeKaggle.calls("ListDataFiles").size(), calls -> calls == 1);
        List<Uni<?>> queued = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            queued.add(started(burst.competition(FakeKaggle.competition("titanic"))));
        }
        queued.add(started(other.leaderboard(FakeKaggle.competition("titanic"), 3)));
        ask(holds);
        queued.forEach(KaggleLimitsResourceTest::ask);

        // Told newest first; those of one millisecond stay in the order of their arrival.
        List<ServeEvent> arrived = new ArrayList<>(FakeKaggle.api().getAllServeEvents());
        Collections.reverse(arrived);
        List<String> order = arrived.stream()
                .sorted((a, b) ->
                        a.getRequest().getLoggedDate().compareTo(b.getRequest().getLoggedDate()))
                .map(event -> event.getRequest().getUrl())
                .toList();
        int others = order.indexOf("/v1/competitions.CompetitionApiService/GetLeaderboard");
        assertTrue(others <= 2, () -> "Served as number " + others + " of " + order);
    }

    @Test
    void alerts_once_a_minute_that_its_key_is_refused() {
        FakeKaggle.fails(METHOD, 401, "");
        Kaggle kaggle = door(KaggleSettings.standard());
        List<String> errors = new ArrayList<>();
        Handler listener = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                if (entry.getLevel().intValue() >= Level.SEVERE.intValue()) {
                    errors.add(entry.getMessage());
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger log = Logger.getLogger(KaggleClient.class.getName());
        log.addHandler(listener);
        try {
            problem(kaggle.as(new KaggleCredentials("somebody", "some-key"), Tenant.SERVICE)
                    .competition(FakeKaggle.competition("titanic")));
            assertEquals(0, errors.size());
            problem(kaggle.as(credentials, Tenant.SERVICE).competition(FakeKaggle.competition("titanic")));
            problem(kaggle.as(credentials, Tenant.SERVICE).competition(FakeKaggle.competition("titanic")));
        } finally {
            log.removeHandler(listener);
        }

        assertEquals(1, errors.size());
        assertTrue(errors.get(0).contains("KAGGLE_USERNAME"), errors.get(0));
    }

    @ParameterizedTest
    @EnumSource(CallKind.class)
    void tells_operators_how_it_stands(CallKind operation) {
        String metrics = Management.metrics();

        for (String meter : List.of("breaker_open", "calls_running", "calls_waiting", "calls_refused_total")) {
            String line = "kaggleingest_kaggle_%s{kind=\"%s\"}"
                    .formatted(meter, operation.name().toLowerCase(Locale.ROOT));
            assertTrue(metrics.contains(line), line);
        }
    }

    private static void slow() {
        FakeKaggle.api()
                .stubFor(FakeKaggle.call(METHOD)
                        .willReturn(okJson("{\"title\": \"Titanic\"}").withFixedDelay(3_000)));
    }

    private Kaggle door(KaggleSettings settings) {
        Kaggle door = new Kaggle(settings, vertx, Clock.systemUTC());
        doors.add(door);
        return door;
    }

    private static <T> Uni<T> started(Uni<T> question) {
        return Uni.createFrom().completionStage(question.subscribeAsCompletionStage());
    }

    private static <T> T ask(Uni<T> question) {
        return question.await().atMost(PATIENCE);
    }

    private static KaggleProblem problem(Uni<?> question) {
        return assertThrows(KaggleProblem.class, () -> ask(question));
    }

    private static void assertProblem(int status, String code, KaggleProblem problem) {
        assertEquals(status + " " + code, problem.status() + " " + problem.code(), problem.detail());
    }
}
