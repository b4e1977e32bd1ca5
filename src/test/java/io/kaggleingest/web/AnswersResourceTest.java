package io.kaggleingest.web;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.kaggleingest.database.TestDatabase;
import io.kaggleingest.kaggle.wire.FakeKaggle;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(FakeKaggle.class)
class AnswersResourceTest {

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/api/nothing", "/api", "/q/nothing", "/api/health", "/api/auth", "/a%00b"})
    void unknown_routes_answer_json(String path) {
        given().urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(404)
                .contentType(ContentType.JSON)
                .header("X-Request-Id", matchesPattern("[0-9a-f-]{36}"))
                .header("x-process-time-ms", matchesPattern("\\d+"))
                .body("code", equalTo("no_such_route"))
                .body("detail", containsString("/q/swagger-ui"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/auth/signup", "/auth/signup"})
    void wrong_methods_answer_json(String path) {
        given().delete(path)
                .then()
                .statusCode(405)
                .contentType(ContentType.JSON)
                .body("code", equalTo("method_not_allowed"))
                .body("detail", equalTo("DELETE is not answered at " + path));
    }

    @Test
    void a_sane_request_id_is_kept_and_another_is_replaced() {
        given().header("X-Request-Id", "job-7:step.2_a")
                .get("/health")
                .then()
                .header("X-Request-Id", equalTo("job-7:step.2_a"));
        given().header("X-Request-Id", "x".repeat(129))
                .get("/health")
                .then()
                .header("X-Request-Id", matchesPattern("[0-9a-f-]{36}"));
        given().header("X-Request-Id", "<script>")
                .get("/health")
                .then()
                .header("X-Request-Id", not(containsString("<")));
    }

    @Test
    void the_alias_answers_the_same_without_a_redirect() {
        String prefixed = given().redirects().follow(false).get("/api/auth/me").asString();
        String alias = given().redirects().follow(false).get("/auth/me").asString();

        assertEquals(prefixed, alias);
    }

    @Test
    void health_is_told_in_one_line() {
        given().get("/health")
                .then()
                .statusCode(200)
                .body(equalTo("{\"status\":\"healthy\",\"database\":\"connected\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/health/live", "/q/health/ready", "/q/health/started"})
    void probes_are_up(String path) {
        Management.request().get(path).then().statusCode(200).body("status", equalTo("UP"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/health", "/q/health/live", "/q/health/ready", "/q/health/started", "/q/metrics"})
    void probes_and_metrics_are_not_where_callers_are(String path) {
        given().get(path).then().statusCode(404);
    }

    @Test
    void invented_methods_and_paths_leave_no_series_behind() {
        given().request("INVENTED", "/health");
        given().get("/no/such/path-4711");
        given().get("/api/auth/me/path-4712");
        given().get("/api/competitions/titanic;path-4713");
        given().get("/q/openapi/path-4714");
        given().get("/health");

        String metrics = Management.metrics();

        assertFalse(metrics.contains("INVENTED"), metrics);
        assertFalse(metrics.contains("path-471"), metrics);
        assertTrue(metrics.contains("uri=\"/health\""), metrics);
        assertTrue(metrics.contains("method=\"OTHER\""), metrics);
    }

    @Test
    void probes_ask_the_pool_that_serves_requests_and_open_no_other() {
        Management.request()
                .get("/q/health/ready")
                .then()
                .body("checks.name", hasItem("Reactive PostgreSQL connections health check"))
                .body("checks.name", not(hasItem("Database connections health check")));
    }

    @Test
    void the_api_is_documented() {
        given().accept(ContentType.JSON)
                .get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("paths.'/api/auth/signup'.post.summary", equalTo("Create an account"))
                .body("components.securitySchemes.ApiKey.name", equalTo("X-API-Key"));
        given().get("/q/swagger-ui/").then().statusCode(200).body(containsString("swagger-ui"));
    }

    @Test
    void whatever_asks_the_database_tells_that_it_may_be_away() throws IOException {
        operations().forEach((name, operation) -> {
            String away =
                    operation.path("responses").path("503").path("description").asText();
            assertTrue(away.contains("database"), name + ": " + away);
        });
    }

    @Test
    void what_takes_a_body_tells_how_it_may_be_refused() throws IOException {
        operations()
                .forEach((name, operation) -> assertEquals(
                        operation.has("requestBody"),
                        operation.path("responses").has("413")
                                && operation.path("responses").has("415"),
                        name));
    }

    @Test
    void ill_health_is_documented_with_a_body_of_its_own() throws IOException {
        JsonNode away = operations().get("get /health").path("responses").path("503");

        assertEquals("#/components/schemas/Health", away.findPath("$ref").asText());
    }

    /** By method and path. */
    private static Map<String, JsonNode> operations() throws IOException {
        Map<String, JsonNode> operations = new TreeMap<>();
        JsonNode document = new ObjectMapper()
                .readTree(given().get("/q/openapi?format=json").asByteArray());
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                operations.put(operation.getKey() + " " + path.getKey(), operation.getValue());
            }
        }
        return operations;
    }
}
