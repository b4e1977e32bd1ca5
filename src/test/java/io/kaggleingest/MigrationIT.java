package io.kaggleingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import io.kaggleingest.account.SignedUp;
import io.kaggleingest.database.CrashingDatabase;
import io.kaggleingest.web.Eventually;
import io.kaggleingest.web.ReceivedTraces;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * The schema belongs to one role and is migrated in a step of its own; the service runs as another role, which may only use
 * it. One database goes through the steps of an operator, in their order.
 */
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MigrationIT {

    private static final String ADMIN_KEY = "operator-key-of-this-test";
    private static final int LIMIT_SECONDS = 120;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path folder;

    private static CrashingDatabase database;

    private record Ended(int code, String output) {}

    @BeforeAll
    static void startDatabase() {
        database = CrashingDatabase.start(folder.resolve("data"));
    }

    @AfterAll
    static void stopDatabase() {
        database.close();
    }

    private static Ended run(Map<String, String> environment, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                Path.of("target", "quarkus-app", "quarkus-run.jar").toString()));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile(folder, "output", ".txt");
        var builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("KAGGLE"));
        builder.environment().putAll(environment);
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertTrue(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS));
        return new Ended(process.exitValue(), Files.readString(output));
    }

    private static Map<String, String> as(String role, String... settings) {
        Map<String, String> environment = new HashMap<>(database.environment());
        environment.put("PGUSER", role);
        // So that nothing but the database is asked: a run from source would bring a stand-in for Kaggle otherwise.
        environment.put("KAGGLE_API_URL", "http://127.0.0.1:9/v1");
        for (int i = 0; i < settings.length; i += 2) {
            environment.put(settings[i], settings[i + 1]);
        }
        return environment;
    }

    private static void sql(String statements) throws SQLException {
        try (Connection owner = database.connect();
                Statement statement = owner.createStatement()) {
            statement.execute(statements);
        }
    }

    private static String owner() {
        return database.environment().get("PGUSER");
    }

    @Test
    @Order(1)
    void a_service_that_may_not_migrate_says_what_to_do_before_it_can_start() throws Exception {
        Ended service = run(as(owner(), "KAGGLEINGEST_MIGRATE", "false"));

        assertEquals(1, service.code(), service.output());
        assertTrue(service.output().contains("migrate it first (the argument 'migrate')"), service.output());
        assertFalse(service.output().contains("\tat io."), service.output());
    }

    @Test
    @Order(2)
    void a_migration_that_fails_ends_with_one_and_a_sentence() throws Exception {
        sql("create role service login");

        Ended migration = run(as("service"), "migrate");

        assertEquals(1, migration.code(), migration.output());
        assertTrue(migration.output().contains("could not be looked at or migrated"), migration.output());
        assertTrue(migration.output().contains("permission denied"), migration.output());
        assertFalse(migration.output().contains("\tat io."), migration.output());
    }

    @Test
    @Order(3)
    void the_step_migrates_without_a_kaggle_account_and_ends_with_zero_each_time() throws Exception {
        Ended first = run(as(owner()), "migrate");
        Ended second = run(as(owner(), "KAGGLEINGEST_SERVICE_ROLE", "service"), "migrate");

        assertEquals(0, first.code(), first.output());
        assertTrue(first.output().contains("Successfully applied"), first.output());
        assertEquals(0, second.code(), second.output());
        assertTrue(second.output().contains("No migration necessary"), second.output());
    }

    @Test
    @Order(4)
    void the_service_works_as_a_role_that_may_only_use_the_schema() throws Exception {
        Map<String, String> environment = as(
                "service",
                "KAGGLEINGEST_MIGRATE",
                "false",
                "KAGGLEINGEST_ADMIN_KEY",
                ADMIN_KEY,
                "KAGGLEINGEST_LOG_FORMAT",
                "json");
        environment.remove("KAGGLE_API_URL");
        try (ReceivedTraces traces = ReceivedTraces.start();
                Instance service = instance(environment, traces)) {
            service.start();
            service.awaitReady();

            SignedUp user = SignedUp.at(service.url());
            everyEndpoint(service.url(), user);

            assertEquals(List.of(), service.faults(), service::output);
            theLogIsJson(service, user);
            traces.hold(user.key());
            service.stop();
            assertFalse(service.output().contains(user.key()));
        }
    }

    private static Instance instance(Map<String, String> environment, ReceivedTraces traces) throws IOException {
        environment.put("OTEL_EXPORTER_OTLP_ENDPOINT", traces.url());
        environment.put("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf");
        return new Instance(environment);
    }

    private static void everyEndpoint(String url, SignedUp user) {
        Response kept = Eventually.get(
                () -> as(user, url).get("/api/competitions/titanic"),
                answer -> answer.header("X-Credits-Cost") != null);
        assertEquals(200, kept.statusCode());
        for (String path : List.of(
                "/api/competitions/titanic",
                "/api/competitions/titanic/changes?since=0",
                "/api/competitions/titanic/outline",
                "/api/competitions/titanic/find?text=survived",
                "/api/competitions/titanic/leaderboard",
                "/api/competitions",
                "/api/search?q=titanic",
                "/api/auth/me",
                "/api/auth/keys",
                "/api/usage",
                "/api/usage/daily",
                "/health")) {
            assertEquals(200, as(user, url).get(path).statusCode(), path);
        }
        as(user, url)
                .contentType(ContentType.JSON)
                .body(Map.of("name", "another"))
                .post("/api/auth/keys")
                .then()
                .statusCode(lessThan(300));
        given().baseUri(url)
                .header("X-Admin-Key", ADMIN_KEY)
                .contentType(ContentType.JSON)
                .body(Map.of("credits", 5, "reason", "test"))
                .post("/api/admin/accounts/" + user.email() + "/credits")
                .then()
                .statusCode(lessThan(300));
        as(user, url)
                .contentType(ContentType.JSON)
                .body(Map.of("password", "correct horse"))
                .delete("/api/auth/me")
                .then()
                .statusCode(lessThan(300));
    }

    private static RequestSpecification as(SignedUp user, String url) {
        return user.request().baseUri(url).header("traceparent", ReceivedTraces.TRACEPARENT);
    }

    /** What was said before the service read its configuration is not. */
    private static void theLogIsJson(Instance service, SignedUp user) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line :
                service.output().lines().filter(l -> l.startsWith("{")).toList()) {
            lines.add(JSON.readTree(line));
        }
        JsonNode created = lines.stream()
                .filter(line -> line.path("message").asText().startsWith("key_created"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(service.output()));
        assertEquals("INFO", created.path("level").asText());
        assertEquals("audit", created.path("logger").asText());
        assertFalse(created.path("time").asText().isEmpty());
        assertFalse(created.path("mdc").path("requestId").asText().isEmpty(), created::toString);
        assertFalse(created.path("mdc").path("accountId").asText().isEmpty(), created::toString);
        assertEquals(
                ReceivedTraces.TRACE_ID, created.path("mdc").path("traceId").asText(), created::toString);
    }
}
