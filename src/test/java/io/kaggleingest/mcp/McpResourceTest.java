package io.kaggleingest.mcp;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.kaggleingest.account.SignedUp;
import io.kaggleingest.database.TestDatabase;
import io.kaggleingest.document.budget.TokenCount;
import io.kaggleingest.kaggle.wire.FakeKaggle;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(FakeKaggle.class)
class McpResourceTest {

    @Inject
    Pool database;

    private final String slug = "tool-" + UUID.randomUUID();
    private SignedUp user;

    @BeforeEach
    void begin() {
        FakeKaggle.reset();
        FakeKaggle.hasCompetition(slug);
        user = SignedUp.anew();
    }

    private static RequestSpecification post(Object message) {
        return given().contentType(ContentType.JSON)
                .header("Accept", "application/json, text/event-stream")
                .body(message);
    }

    private static Response send(SignedUp by, String method, Map<String, Object> parameters) {
        String message = new JsonObject()
                .put("jsonrpc", "2.0")
                .put("id", 7)
                .put("method", method)
                .put("params", new JsonObject(parameters))
                .encode();
        RequestSpecification request = post(message);
        return (by == null ? request : request.header("X-API-Key", by.key())).post("/mcp");
    }

    private Response call(String tool, Map<String, Object> arguments) {
        Response answer = send(user, "tools/call", Map.of("name", tool, "arguments", arguments));
        answer.then()
                .statusCode(200)
                .contentType(startsWith("application/json"))
                .body("id", equalTo(7));
        return answer;
    }

    private static String text(Response answer) {
        return answer.path("result.content[0].text");
    }

    private void fails(Response answer, String words) {
        answer.then().body("result.isError", equalTo(true)).body("result.content[0].text", containsString(words));
    }

    @Test
    void without_a_key_an_agent_is_welcome_and_reads_what_there_is() {
        Response welcome = send(
                null,
                "initialize",
                Map.of(
                        "protocolVersion", "2025-06-18",
                        "capabilities", Map.of(),
                        "clientInfo", Map.of("name", "test", "version", "1")));
        welcome.then()
                .statusCode(200)
                .body("result.serverInfo.title", equalTo("KaggleIngest"))
                .body("result.instructions", notNullValue());
        assertNull(welcome.header("Mcp-Session-Id"), "any replica answers the next message");
        send(null, "ping", Map.of()).then().statusCode(200).body("result", notNullValue());
        send(null, "prompts/list", Map.of()).then().body("result.prompts", hasSize(0));
        send(null, "resources/list", Map.of()).then().body("result.resources", hasSize(0));
        send(null, "resources/templates/list", Map.of())
                .then()
                .body("result.resourceTemplates.uriTemplate[0]", equalTo("kaggle://competition/{slug}"));
    }

    @Test
    void seven_tools_in_few_tokens() {
        Response list = send(null, "tools/list", Map.of());

        list.then()
                .body(
                        "result.tools.name",
                        contains("search", "fetch", "outline", "read", "find", "leaderboard", "usage"))
                .body("result.tools.title", everyItem(notNullValue()))
                .body("result.tools.annotations.readOnlyHint", everyItem(equalTo(true)));
        int tokens = TokenCount.of(list.asString());
        assertTrue(tokens <= 1500, () -> tokens + " tokens");
    }

    @Test
    void a_call_without_a_key_says_how_to_get_one() {
        Response answer = send(null, "tools/call", Map.of("name", "usage", "arguments", Map.of()));

        fails(answer, "Get your key at ");
    }

    @Test
    void a_fetch_waits_and_is_charged_as_over_http() {
        int before = user.credits();
        Response answer =
                call("fetch", Map.of("id", "competition/" + slug, "focus", "how is it scored", "max_tokens", 900));

        answer.then().body("result.isError", equalTo(false));
        JsonPath document = JsonPath.from(text(answer));
        assertEquals("competition/" + slug, document.getString("id"));
        assertTrue(document.getString("text").startsWith("# " + document.getString("title")));
        assertTrue(TokenCount.of(document.getString("text")) <= 900);
        assertEquals("https://www.kaggle.com/competitions/" + slug, document.getString("url"));
        assertEquals(before - 1, user.credits());
    }

    @Test
    void what_was_fetched_is_read_on_for_one_credit_a_day() {
        call("fetch", Map.of("id", slug));
        int before = user.credits();
        String section = call("outline", Map.of("id", slug)).path("result.structuredContent.sections[0].id");

        call("read", Map.of("id", slug, "section", section)).then().body("result.isError", equalTo(false));
        call("find", Map.of("id", slug, "text", "demo")).then().body("result.structuredContent.total", notNullValue());

        assertEquals(before - 1, user.credits());
        call("usage", Map.of()).then().body("result.structuredContent.balance", equalTo(before - 1));
    }

    @Test
    void a_key_may_come_as_a_bearer_token() {
        post("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"usage\",\"arguments\":{}}}")
                .header("Authorization", "Bearer " + user.key())
                .post("/mcp")
                .then()
                .body("result.isError", equalTo(false));
    }

    @Test
    void a_revoked_key_and_an_empty_balance() {
        database.preparedQuery("update account set credits = 0 where email = $1")
                .executeAndAwait(Tuple.of(user.email()));
        fails(call("fetch", Map.of("id", slug)), "your balance is 0");
        user.request().delete("/api/auth/keys/current").then().statusCode(204);

        fails(call("usage", Map.of()), "Invalid API key");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fetch|query|There is no argument 'query': fetch takes id (required), focus, max_tokens, format",
                "search|q|There is no argument 'q': search takes query (required)",
                "usage|id|There is no argument 'id': usage takes no arguments",
            })
    void misspelt_arguments_are_answered_with_the_right_ones(String tool, String argument, String words) {
        fails(call(tool, Map.of(argument, "titanic")), words);
    }

    @Test
    void arguments_that_break_a_rule() {
        fails(call("fetch", Map.of()), "Argument 'id' is missing");
        fails(call("fetch", Map.of("id", 5)), "must be a string");
        fails(call("fetch", Map.of("id", slug, "max_tokens", "many")), "whole number");
        fails(call("fetch", Map.of("id", slug, "format", "pdf")), "must be one of");
        fails(call("fetch", Map.of("id", slug, "focus", "a".repeat(501))), "1 to 500 characters");
        fails(call("fetch", Map.of("id", "competition/a/b")), "Argument 'id' must be");
        fails(call("leaderboard", Map.of("id", "dataset/a/b")), "Only competitions");
        fails(call("outline", Map.of("id", slug)), "Call fetch with the same id");
        fails(call("find", Map.of("id", slug, "text", "x")), "2 to 200 characters");
    }

    @Test
    void what_kaggle_does_not_have() {
        fails(call("fetch", Map.of("id", "competition/no-" + slug)), "was not found on Kaggle");
    }

    @Test
    void a_resource_is_read_by_its_template() {
        send(user, "resources/read", Map.of("uri", "kaggle://competition/" + slug))
                .then()
                .body("result.contents[0].mimeType", equalTo("text/markdown"))
                .body("result.contents[0].text", startsWith("# "));
        send(null, "resources/read", Map.of("uri", "kaggle://competition/" + slug))
                .then()
                .body("error.message", containsString("Missing X-API-Key"));
    }

    @Test
    void notifications_are_taken_and_sessions_are_not_heard_of() {
        post("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}")
                .post("/mcp")
                .then()
                .statusCode(202);
        post("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}")
                .header("Mcp-Session-Id", "of-another-replica")
                .post("/mcp")
                .then()
                .statusCode(200)
                .header("Mcp-Session-Id", nullValue());
        given().get("/mcp").then().statusCode(405).header("Allow", "POST");
        given().get("/mcp/sse").then().statusCode(404).body("code", equalTo("no_such_route"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "5", "[]", "{"})
    void what_is_no_message(String body) {
        post(body).post("/mcp").then().statusCode(400).body("error.code", notNullValue());
    }

    @Test
    void a_page_of_another_site_is_refused_here_but_not_behind_a_proxy() {
        String ping = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";
        for (String origin : List.of("http://elsewhere.example", "null")) {
            post(ping).header("Origin", origin).post("/mcp").then().statusCode(403);
        }
        post(ping).header("Origin", "http://localhost:6274").post("/mcp").then().statusCode(200);
        post(ping)
                .header("Origin", "https://agents.example")
                .header("X-Forwarded-For", "203.0.113.9")
                .post("/mcp")
                .then()
                .statusCode(200);
    }

    @Test
    void pages_for_agents_that_read_are_short() {
        for (String page : List.of("/llms.txt", "/SKILL.md")) {
            String text = given().get(page).then().statusCode(200).extract().asString();
            assertTrue(TokenCount.of(text) < 5000 && text.contains("KaggleIngest"), page);
        }
    }
}
