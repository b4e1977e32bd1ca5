package io.kaggleingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import io.kaggleingest.account.SignedUp;
import io.kaggleingest.database.CrashingDatabase;
import io.kaggleingest.database.OldDatabase;
import io.kaggleingest.kaggle.wire.FakeKaggle;
import io.kaggleingest.web.Eventually;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Three instances on one PostgreSQL fetch what many ask for once, whatever becomes of the one that does the work; and
 * whoever waits learns of it at any of them. Their database is one that earlier versions of the service have used.
 */
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ReplicasIT {

    private static final int READERS = 200;

    /** What is asked once for a competition with one notebook. */
    private static final List<String> METHODS = List.of(
            "GetCompetition", "ListCompetitionPages", "ListDataFiles", "GetLeaderboard", "ListKernels", "GetKernel");

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path folder;

    private static final FakeKaggle KAGGLE = new FakeKaggle();
    private static CrashingDatabase database;
    private static List<Instance> instances;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(20))
            .build();
    private final String slug = "shared-" + UUID.randomUUID();
    private SignedUp user;

    /** Which instance fetches, and which do not. */
    private record Roles(Instance worker, List<Instance> others) {

        Instance other() {
            return others.get(0);
        }
    }

    @BeforeAll
    static void start() throws Exception {
        KAGGLE.start();
        database = CrashingDatabase.start(folder);
        OldDatabase.fill(database);
        Map<String, String> environment = new HashMap<>(database.environment());
        environment.put("KAGGLE_USERNAME", FakeKaggle.USERNAME);
        environment.put("KAGGLE_KEY", FakeKaggle.KEY);
        environment.put("KAGGLE_API_URL", FakeKaggle.apiUrl());
        environment.put("KAGGLE_STORAGE_HOSTS", FakeKaggle.storageHost());
        environment.put("KAGGLEINGEST_CREDITS_INITIAL_FREE", Integer.toString(READERS));
        environment.put("KAGGLEINGEST_INGEST_LEASE", "5s");
        environment.put("KAGGLEINGEST_INGEST_POLL", "1s");
        instances = List.of(new Instance(environment), new Instance(environment), new Instance(environment));
        for (Instance instance : instances) {
            instance.start();
            instance.awaitReady();
        }
    }

    @AfterAll
    static void end() throws Exception {
        for (Instance instance : instances) {
            instance.close();
        }
        database.close();
        KAGGLE.stop();
    }

    @BeforeEach
    void begin() {
        FakeKaggle.reset();
        FakeKaggle.hasCompetition(slug);
        user = SignedUp.at(instances.get(0).url());
    }

    @Test
    void what_earlier_versions_wrote_is_served_and_charged() throws Exception {
        String url = instances.get(0).url();
        Map<String, String> login = Map.of("email", OldDatabase.EMAIL, "password", OldDatabase.PASSWORD);
        String key = given().contentType(ContentType.JSON)
                .body(login)
                .post(url + "/api/auth/login")
                .then()
                .statusCode(200)
                .extract()
                .path("api_key");
        List<String> contexts = List.of("competitions/tide-gauge-gaps", "notebooks/inesmoreau/seats-per-person");

        for (int i = 0; i < contexts.size(); i++) {
            given().header("X-API-Key", key)
                    .queryParam("max_tokens", 2_000)
                    .get(url + "/api/" + contexts.get(i))
                    .then()
                    .statusCode(200)
                    .body("status", equalTo("completed"))
                    .body("toon_content", containsString("source: kaggle"))
                    .header("X-Credits-Remaining", Integer.toString(OldDatabase.CREDITS - i - 1));
        }

        given().header("X-API-Key", key)
                .get(url + "/api/usage")
                .then()
                .body("entries.balance_after", equalTo(List.of(6, 7, 8, 9, 10)));
        given().header("X-API-Key", key)
                .get(url + "/api/notebooks/inesmoreau/seats-per-person/changes?since=1")
                .then()
                .statusCode(200)
                .body("changed", equalTo(false));
    }

    @Test
    void two_hundred_readers_of_what_nobody_asked_for_before_cost_kaggle_one_set_of_calls() throws Exception {
        List<SignedUp> accounts = List.of(user, SignedUp.at(instances.get(1).url()));
        List<CompletableFuture<HttpResponse<String>>> readers = new ArrayList<>();
        for (int i = 0; i < READERS; i++) {
            var request = request(
                            instances.get(i % instances.size()), accounts.get(i / 2 % 2), "/api/competitions/" + slug)
                    .header("Prefer", "wait=60");
            readers.add(http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString()));
        }

        List<HttpResponse<String>> answers =
                readers.stream().map(CompletableFuture::join).toList();

        assertEquals(
                READERS,
                answers.stream()
                        .filter(answer -> answer.statusCode() == 200)
                        .filter(answer -> answer.body().contains("\"status\":\"completed\""))
                        .count());
        METHODS.forEach(method -> assertEquals(1, FakeKaggle.calls(method).size(), method));
        assertEquals(List.of("completed 1"), ingestions());
        assertEquals(1, kept());
        assertEquals(
                List.of(READERS / 2, READERS / 2),
                accounts.stream().map(this::credits).toList());
    }

    @Test
    void who_follows_at_the_instance_that_does_not_work_sees_progress_and_the_end() throws Exception {
        leaderboardTakesLong(4_000);
        Roles roles = begun();

        List<JsonNode> states = follow(roles.other());

        assertEquals("running", states.get(0).path("status").asText());
        assertTrue(states.stream()
                .anyMatch(state -> state.path("status").asText().equals("running")
                        && state.path("progress").path("done").asInt() > 0));
        assertEquals("completed", last(states).path("status").asText());
        assertTrue(roles.others().stream().noneMatch(instance -> instance.hasSaid(begins())));
        assertEquals(List.of("completed 1"), ingestions());
    }

    @Test
    void readings_at_all_instances_on_one_credit_spend_it_once() throws Exception {
        fetched();
        rows("update account set credits = 1 where email = '" + user.email() + "' returning email");
        List<CompletableFuture<HttpResponse<String>>> all = new ArrayList<>();
        for (int i = 0; i < 66; i++) {
            Instance instance = instances.get(i % instances.size());
            HttpRequest reading = request(instance, user, "/api/competitions/" + slug + "/sections/facts")
                    .build();
            all.add(http.sendAsync(reading, HttpResponse.BodyHandlers.ofString()));
        }
        int charged = 0;
        for (CompletableFuture<HttpResponse<String>> answer : all) {
            assertEquals(200, answer.get().statusCode(), () -> answer.join().body());
            charged += Integer.parseInt(
                    answer.get().headers().firstValue("X-Credits-Cost").orElseThrow());
        }

        assertEquals(1, charged);
        assertEquals(0, credits(user));
    }

    /** Each has it in its memory; some lose the connection on which they hear of changes. */
    @Test
    void what_has_changed_is_seen_by_the_next_request_at_every_instance() throws Exception {
        fetched();
        for (int days = 4; days < 30; days++) {
            rows("update kept_context set fetched_at = now() - interval '%d days' where ref = '%s' returning ref"
                    .formatted(days, slug));
            if (days % 8 == 0) {
                rows(
                        "select pg_terminate_backend(pid) from pg_stat_activity where query in ('listen ingestion', 'select 1')");
            }
            for (Instance instance : instances) {
                HttpRequest look = request(instance, user, "/api/competitions/" + slug)
                        .method("HEAD", HttpRequest.BodyPublishers.noBody())
                        .build();
                HttpResponse<String> answer = http.send(look, HttpResponse.BodyHandlers.ofString());
                long age = Long.parseLong(answer.headers().firstValue("Age").orElseThrow());
                assertEquals(days, Duration.ofSeconds(age).toDays());
            }
        }
    }

    /** With the protocol's own client, which is there where there is Node. */
    @Test
    void an_agent_whose_messages_go_to_all_instances_in_turns() throws Exception {
        Path client = Path.of("target/mcp/node_modules/@modelcontextprotocol/sdk");
        assumeTrue(Files.isDirectory(client), "see .ci/mcp/run");
        fetched();
        List<String> command = new ArrayList<>(List.of("node", "../../.ci/mcp/client.mjs", user.key(), slug));
        instances.forEach(instance -> command.add(instance.url() + "/mcp"));
        Process process = new ProcessBuilder(command)
                .directory(Path.of("target/mcp").toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertEquals(0, process.waitFor(), output);
    }

    @Test
    void what_a_killed_instance_had_begun_is_completed_by_the_other() throws Exception {
        leaderboardTakesLong(20_000);
        Roles roles = begun();
        Followed followed = followed(roles.other());
        followed.first().join();

        roles.worker().kill();

        assertEquals("completed", last(followed.all().join()).path("status").asText());
        assertTrue(roles.others().stream().anyMatch(instance -> instance.hasSaid(begins())));
        assertEquals(List.of("completed 2"), ingestions());
        assertEquals(1, kept());
        METHODS.forEach(method -> assertTrue(FakeKaggle.calls(method).size() <= 2, method));
        startAgain(roles.worker());
    }

    @Test
    void an_instance_that_stops_gives_its_work_back_at_once_and_ends_who_waits_there() throws Exception {
        leaderboardTakesLong(20_000);
        Roles roles = begun();
        Followed endedEarly = followed(roles.worker());
        Followed followed = followed(roles.other());
        endedEarly.first().join();
        followed.first().join();

        assertEquals(143, roles.worker().stop(), roles.worker()::output);

        assertEquals("completed", last(followed.all().join()).path("status").asText());
        assertTrue(roles.others().stream().anyMatch(instance -> instance.hasSaid(begins())));
        assertEquals(List.of("completed 1"), ingestions());
        assertNotEquals(
                "completed", last(endedEarly.all().join()).path("status").asText());
        startAgain(roles.worker());
    }

    @Test
    void a_frozen_instance_does_not_overwrite_what_the_other_has_kept() throws Exception {
        leaderboardTakesLong(20_000);
        Roles roles = begun();
        roles.worker().freeze();
        List<JsonNode> states = follow(roles.other());
        String kept = row("select fetched_at || ' ' || md5(bundle) from kept_context where ref = '%s'");

        roles.worker().thaw();

        Eventually.get(() -> roles.worker().hasSaid(slug + " stops here"), stopped -> stopped);
        assertEquals("completed", last(states).path("status").asText());
        assertEquals(List.of("completed 2"), ingestions());
        assertEquals(kept, row("select fetched_at || ' ' || md5(bundle) from kept_context where ref = '%s'"));
        roles.worker().awaitReady();
    }

    @Test
    void what_all_instances_left_behind_is_completed_when_they_are_back() throws Exception {
        leaderboardTakesLong(20_000);
        begun();

        for (Instance instance : instances) {
            instance.kill();
        }
        for (Instance instance : instances) {
            startAgain(instance);
        }

        Eventually.get(this::ingestions, states -> states.equals(List.of("completed 2")));
        assertEquals(1, kept());
    }

    @Test
    void an_ingestion_outlives_a_restart_of_the_database() throws Exception {
        leaderboardTakesLong(4_000);
        Roles roles = begun();

        database.crash();
        database.startAgain();

        Eventually.get(this::ingestions, states -> states.get(0).startsWith("completed "));
        assertEquals(1, kept());
        assertEquals(List.of(), roles.worker().faults());
        instances.forEach(Instance::awaitReady);
    }

    @Test
    void many_ingestions_and_who_waits_for_them_outlive_restarts_of_the_database() throws Exception {
        List<String> slugs =
                IntStream.range(0, 24).mapToObj(i -> slug + "-" + i).toList();
        slugs.forEach(FakeKaggle::hasCompetition);
        FakeKaggle.api().setGlobalFixedDelay(300);
        SignedUp other = SignedUp.at(instances.get(1).url());
        List<CompletableFuture<Void>> readers = new ArrayList<>();
        for (String each : slugs) {
            readers.add(read(instances.get(readers.size() % 3), user, each));
            readers.add(read(instances.get(readers.size() % 3), other, each));
        }

        for (int completed : List.of(4, 12)) {
            Eventually.get(() -> keptOfMany().size(), kept -> kept >= completed);
            database.crash();
            database.startAgain();
        }

        readers.forEach(CompletableFuture::join);
        assertEquals(Set.copyOf(slugs), Set.copyOf(keptOfMany()));
        assertEquals(
                slugs.size(),
                rows("select id from ingestion where ref like '%s-%%'").size());
        assertEquals(READERS - slugs.size(), credits(user));
        assertEquals(READERS - slugs.size(), credits(other));
        instances.forEach(instance -> assertEquals(List.of(), instance.faults()));
    }

    // ---- what happens

    /** The first one who asks for the leaderboard waits long; the next one does not. */
    private void leaderboardTakesLong(int millis) {
        String answer = "{\"submissions\": []}";
        FakeKaggle.api()
                .stubFor(FakeKaggle.call("GetLeaderboard")
                        .atPriority(1)
                        .inScenario(slug)
                        .whenScenarioStateIs(Scenario.STARTED)
                        .willSetStateTo("asked")
                        .willReturn(okJson(answer).withFixedDelay(millis)));
    }

    /** An ingestion that waits for its leaderboard, at whichever instance took it. */
    private Roles begun() {
        request(instances.get(0), "/api/competitions/" + slug).statusCode();
        Eventually.get(() -> FakeKaggle.calls("GetLeaderboard").size(), calls -> calls > 0);
        Instance worker = Eventually.get(
                () -> instances.stream()
                        .filter(instance -> instance.hasSaid(begins()))
                        .findFirst()
                        .orElse(null),
                found -> found != null);
        return new Roles(
                worker,
                instances.stream().filter(instance -> instance != worker).toList());
    }

    private void fetched() {
        Eventually.get(
                () -> request(instances.get(0), "/api/competitions/" + slug).asString(),
                answer -> answer.contains("\"status\":\"completed\""));
    }

    private String begins() {
        return "competition/" + slug + " begins";
    }

    private static void startAgain(Instance instance) throws Exception {
        instance.start();
        instance.awaitReady();
    }

    // ---- who asks

    private Response request(Instance instance, String path) {
        return given().header("X-API-Key", user.key()).get(instance.url() + path);
    }

    private static HttpRequest.Builder request(Instance instance, SignedUp caller, String path) {
        return HttpRequest.newBuilder(URI.create(instance.url() + path))
                .timeout(Duration.ofSeconds(90))
                .header("X-API-Key", caller.key());
    }

    /** Asks until the content is there; in between there may be no database, no connection and no place. */
    private CompletableFuture<Void> read(Instance instance, SignedUp caller, String slug) {
        HttpRequest request = request(instance, caller, "/api/competitions/" + slug)
                .header("Prefer", "wait=20")
                .build();
        return CompletableFuture.runAsync(
                () -> Eventually.get(() -> answer(request), answer -> answer.contains("\"status\":\"completed\"")),
                reading -> new Thread(reading).start());
    }

    private String answer(HttpRequest request) {
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            assertTrue(Set.of(200, 429, 503).contains(answer.statusCode()), answer::body);
            return answer.body();
        } catch (IOException brokenOff) {
            return "";
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private int credits(SignedUp account) {
        return given().header("X-API-Key", account.key())
                .get(instances.get(0).url() + "/api/auth/me")
                .path("credits");
    }

    /** What a stream tells: that it has begun, and at last all of its states. */
    private record Followed(CompletableFuture<JsonNode> first, CompletableFuture<List<JsonNode>> all) {}

    private Followed followed(Instance instance) {
        CompletableFuture<JsonNode> first = new CompletableFuture<>();
        return new Followed(
                first,
                CompletableFuture.supplyAsync(() -> follow(instance, first), reading -> new Thread(reading).start()));
    }

    private List<JsonNode> follow(Instance instance) {
        return follow(instance, new CompletableFuture<>());
    }

    private List<JsonNode> follow(Instance instance, CompletableFuture<JsonNode> first) {
        try {
            String id = row("select id::text from ingestion where ref = '%s'");
            HttpRequest request =
                    request(instance, user, "/api/jobs/%s/events".formatted(id)).build();
            return http.send(request, HttpResponse.BodyHandlers.ofLines())
                    .body()
                    .filter(line -> line.startsWith("data:"))
                    .map(ReplicasIT::state)
                    .peek(first::complete)
                    .toList();
        } catch (Exception e) {
            first.completeExceptionally(e);
            throw new AssertionError(e);
        }
    }

    private static JsonNode state(String line) {
        try {
            return JSON.readTree(line.substring("data:".length()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode last(List<JsonNode> states) {
        return states.get(states.size() - 1);
    }

    // ---- what is left

    private List<String> ingestions() {
        return rows("select status || ' ' || attempts from ingestion where ref = '%s'");
    }

    private int kept() {
        return rows("select ref from kept_context where ref = '%s'").size();
    }

    private List<String> keptOfMany() {
        return rows("select ref from kept_context where ref like '%s-%%'");
    }

    private String row(String query) {
        return rows(query).get(0);
    }

    private List<String> rows(String query) {
        List<String> found = new ArrayList<>();
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query.formatted(slug))) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return found;
    }
}
