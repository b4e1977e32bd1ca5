package io.kaggleingest.context;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.kaggleingest.account.SignedUp;
import io.kaggleingest.database.TestDatabase;
import io.kaggleingest.kaggle.wire.FakeKaggle;
import io.kaggleingest.web.Eventually;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Whatever stands in a list of Kaggle's beside what is right costs that item and nothing else. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(FakeKaggle.class)
class MalformedItemsResourceTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String slug = "demo-" + UUID.randomUUID();

    @BeforeEach
    void forget() {
        FakeKaggle.reset();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{}",
                "7",
                "true",
                "\"word\"",
                "[]",
                "[null]",
                "{\"ref\": null, \"name\": null, \"id\": null, \"title\": null, \"teamName\": null}",
                "{\"ref\": 7, \"name\": [], \"id\": {}, \"title\": true, \"teamName\": [], \"score\": {}}",
                "{\"ref\": \"a/b/c/d\", \"name\": \"\", \"id\": -1, \"title\": \"\", \"totalBytes\": \"much\"}",
                "{\"ref\": \"../..\", \"name\": \"../../etc/passwd\", \"id\": \"x\", \"votes\": \"x\"}",
            })
    void an_item_that_is_none_costs_itself_alone(String item) throws IOException {
        FakeKaggle.hasCompetition(slug);
        FakeKaggle.hasDataset("demo-owner/" + slug);
        insertIntoAllLists(JSON.readTree(item));

        JsonPath competition = document("competitions/" + slug);
        JsonPath dataset = document("datasets/demo-owner/" + slug);

        assertEquals("Demo Competition", competition.getString("title"));
        assertTrue(competition.getList("pages.name").containsAll(List.of("evaluation", "rules")));
        assertTrue(competition.getList("files.name").containsAll(List.of("train.csv", "sample_submission.csv")));
        assertTrue(competition.getList("tables.file").contains("train.csv"));
        assertTrue(competition.getList("leaderboard.team").containsAll(List.of("alpha", "beta")));
        assertTrue(competition.getList("discussions.title").contains("External data"));
        assertTrue(competition.getList("notebooks.ref").contains("demo-owner/demo-kernel"));
        assertEquals("Demo Dataset", dataset.getString("title"));
        assertTrue(dataset.getList("files.name").containsAll(List.of("data.csv", "photo.png")));
        assertTrue(dataset.getList("tables.file").contains("data.csv"));
        assertTrue(dataset.getList("discussions.title").contains("Which tide?"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", "7", "\"word\"", "[]", "{\"ref\": 7, \"title\": [], \"deadline\": true}"})
    void a_list_of_competitions_and_a_leaderboard_skip_what_is_none(String item) throws IOException {
        FakeKaggle.hasCompetition(slug);
        FakeKaggle.answers(
                "ListCompetitions",
                "{\"competitions\": [{\"ref\": \"https://www.kaggle.com/competitions/" + slug
                        + "\", \"title\": \"Demo\", \"tags\": [{\"name\": \"tabular\"}]}]}");
        insertIntoAllLists(JSON.readTree(item));
        SignedUp user = SignedUp.anew();

        Response list = user.request().get("/api/competitions?search=demo");
        Response board = user.request().get("/api/competitions/" + slug + "/leaderboard");

        assertEquals(200, list.statusCode(), list::asString);
        assertTrue(list.jsonPath().getList("competitions.slug").contains(slug), list::asString);
        assertEquals(200, board.statusCode(), board::asString);
        assertTrue(board.asString().contains("alpha"), board::asString);
    }

    @Test
    void a_list_that_is_none_is_an_empty_one() throws IOException {
        FakeKaggle.hasCompetition(slug);
        for (StubMapping stub : FakeKaggle.api().listAllStubMappings().getMappings()) {
            JsonNode answer = body(stub);
            if (answer != null && !stub.getRequest().getUrl().contains("GetCompetition")) {
                answer.fieldNames().forEachRemaining(name -> {
                    if (answer.get(name).isArray()) {
                        ((ObjectNode) answer).put(name, "no list");
                    }
                });
                answers(stub, answer);
            }
        }

        assertEquals("Demo Competition", document("competitions/" + slug).getString("title"));
    }

    private static void insertIntoAllLists(JsonNode item) throws IOException {
        for (StubMapping stub : FakeKaggle.api().listAllStubMappings().getMappings()) {
            JsonNode answer = body(stub);
            if (answer != null) {
                insert(answer, item);
                answers(stub, answer);
            }
        }
    }

    private static JsonNode body(StubMapping stub) throws IOException {
        String body = stub.getResponse().getBody();
        return body == null || !body.startsWith("{") || stub.getResponse().getStatus() != 200
                ? null
                : JSON.readTree(body);
    }

    private static void answers(StubMapping stub, JsonNode answer) {
        stub.setResponse(WireMock.okJson(answer.toString()).build());
        FakeKaggle.api().editStubMapping(stub);
    }

    /** At the beginning and at the end of each list, at whatever depth. */
    private static void insert(JsonNode node, JsonNode item) {
        List<JsonNode> children =
                StreamSupport.stream(node.spliterator(), false).toList();
        children.forEach(child -> insert(child, item));
        if (node instanceof ArrayNode list) {
            list.insert(0, item);
            list.add(item);
        }
    }

    private static JsonPath document(String path) {
        Response answer = Eventually.get(
                () -> SignedUp.anew().request().queryParam("format", "json").get("/api/" + path),
                response -> response.jsonPath().getString("kind") != null || response.statusCode() >= 400);
        assertEquals(200, answer.statusCode(), answer::asString);
        return answer.jsonPath();
    }
}
