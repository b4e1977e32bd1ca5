package io.kaggleingest.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import io.kaggleingest.database.TestDatabase;
import io.kaggleingest.kaggle.wire.FakeKaggle;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The OpenAPI document as a product: complete, stable, and every change of it seen before it is published. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(FakeKaggle.class)
class ApiDocumentResourceTest {

    private static final Path SNAPSHOT = Path.of("docs/openapi.yaml");
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

    @Test
    void the_snapshot_shows_the_document() throws IOException {
        String document = given().get("/q/openapi?format=yaml").asString();
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(SNAPSHOT, document);
        }

        List<String> lost = Files.readString(SNAPSHOT).lines().toList();
        List<String> now = document.lines().toList();

        assertEquals(
                List.of(),
                differences(lost, now),
                "Callers generate clients from it: write docs/openapi.yaml anew with -Dgolden.write=true, and read the"
                        + " difference");
        assertEquals(lost, now);
    }

    /** Lines that one has more often than the other, each with its sign. */
    private static List<String> differences(List<String> before, List<String> after) {
        Map<String, Integer> counts = new HashMap<>();
        before.forEach(line -> counts.merge(line, 1, Integer::sum));
        List<String> differences = new ArrayList<>();
        for (String line : after) {
            if (counts.merge(line, -1, Integer::sum) < 0) {
                differences.add("+ " + line);
            }
        }
        for (String line : before) {
            if (counts.merge(line, -1, Integer::sum) >= 0) {
                differences.add("- " + line);
            }
        }
        return differences;
    }

    @Test
    void every_operation_has_an_id_of_its_own_and_a_summary() throws IOException {
        Set<String> ids = new HashSet<>();
        List<String> wrong = new ArrayList<>();

        eachOperation((name, operation) -> {
            String id = operation.path("operationId").asText();
            if (!id.matches("[a-z][A-Za-z]+") || !ids.add(id)) {
                wrong.add(name + " has the id '" + id + "'");
            }
            if (operation.path("summary").asText().isEmpty()
                    || operation.path("tags").size() != 1) {
                wrong.add(name + " has no summary, or not one tag");
            }
        });

        assertEquals(List.of(), wrong, "Give it an id in src/main/resources/META-INF/openapi.yaml");
        assertTrue(ids.size() > 30, ids::toString);
    }

    @Test
    void every_parameter_has_a_meaning_an_example_and_a_limit() throws IOException {
        List<String> wrong = new ArrayList<>();

        eachOperation((name, operation) -> operation.path("parameters").forEach(parameter -> {
            JsonNode schema = parameter.path("schema");
            boolean limited = schema.has("enum")
                    || schema.has("maxLength")
                    || schema.has("maximum")
                    || schema.has("minimum")
                    || List.of("boolean", "array").contains(schema.path("type").asText());
            if (parameter.path("description").asText().isEmpty() || !parameter.has("example") || !limited) {
                wrong.add(name + ": " + parameter);
            }
        }));

        assertEquals(List.of(), wrong, "Say it at the parameter, or for all of its name in DocumentedParameters");
    }

    @Test
    void every_answer_with_a_body_has_an_example() throws IOException {
        List<String> wrong = new ArrayList<>();

        eachOperation((name, operation) -> {
            operation.path("responses").properties().forEach(answer -> answer.getValue()
                    .path("content")
                    .properties()
                    .forEach(content -> {
                        boolean shown = content.getValue().has("example")
                                || content.getValue().has("examples");
                        if (!shown && !content.getKey().equals("application/zip")) {
                            wrong.add(name + " " + answer.getKey() + " " + content.getKey());
                        }
                    }));
        });

        assertEquals(List.of(), wrong, "Show a real answer in src/main/resources/META-INF/openapi.yaml");
    }

    @Test
    void answers_stand_in_the_order_of_their_status_and_tags_in_that_of_a_reader() throws IOException {
        eachOperation((name, operation) -> {
            List<String> statuses = new ArrayList<>();
            operation.path("responses").fieldNames().forEachRemaining(statuses::add);
            assertEquals(statuses.stream().sorted().toList(), statuses, name);
        });

        assertEquals(
                List.of("Account", "Context", "Search", "Kaggle", "Pages", "Operations", "Operators"),
                read().path("tags").findValuesAsText("name"));
    }

    private static void eachOperation(BiConsumer<String, JsonNode> look) throws IOException {
        read().path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    if (METHODS.contains(operation.getKey())) {
                        look.accept(operation.getKey() + " " + path.getKey(), operation.getValue());
                    }
                }));
    }

    private static JsonNode read() throws IOException {
        return new ObjectMapper().readTree(given().get("/q/openapi?format=json").asByteArray());
    }
}
