package io.kaggleingest.context;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.kaggleingest.account.SignedUp;
import io.kaggleingest.database.TestDatabase;
import io.kaggleingest.kaggle.wire.FakeKaggle;
import io.kaggleingest.web.Eventually;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What the OpenAPI document says of the content endpoints. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(FakeKaggle.class)
class DocumentedContextsResourceTest {

    private static final String SCHEMA = "#/components/schemas/";

    private final String slug = "documented-" + UUID.randomUUID();
    private JsonPath document;

    static Stream<String> operations() {
        return Stream.of(
                "'/api/competitions/{slug}'.get",
                "'/api/datasets/{owner}/{slug}'.get",
                "'/api/notebooks/{owner}/{slug}'.get",
                "'/api/get-context'.post",
                "'/api/get-context-upload'.post");
    }

    @BeforeEach
    void read() {
        FakeKaggle.reset();
        document = given().get("/q/openapi?format=json").jsonPath();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void every_answer_is_named(String operation) {
        Map<String, ?> responses = document.getMap("paths." + operation + ".responses");

        Set<String> everywhere = Set.of(
                "200", "304", "400", "401", "402", "403", "404", "406", "422", "429", "500", "502", "503", "504");
        assertTrue(
                responses.keySet().containsAll(everywhere),
                () -> responses.keySet().toString());
        assertEquals(operation.endsWith(".post"), responses.containsKey("415"));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void a_failed_ingestion_answers_with_more_than_an_error(String operation) {
        for (String status : Set.of("400", "404", "500", "502", "503", "504")) {
            assertEquals(SCHEMA + "FailedAnswer", schema(operation, status), status);
        }
        assertEquals(SCHEMA + "Error", schema(operation, "402"));
        assertEquals(Set.of("detail", "code"), required("FailedAnswer"));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void its_headers_are_named(String operation) {
        Set<String> always = Set.of("ETag", "Age", "X-Refresh-Failed", "Preference-Applied");

        assertEquals(always, headers(operation, "304"));
        Set<String> delivered = headers(operation, "200");
        assertTrue(delivered.containsAll(always));
        assertTrue(delivered.containsAll(
                Set.of("Retry-After", "Idempotency-Replayed", "X-Credits-Cost", "X-Credits-Remaining")));
        assertTrue(headers(operation, "404").contains("Retry-After"));
        assertTrue(headers(operation, "429").contains("Retry-After"));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void json_is_the_answer_or_the_document_itself(String operation) {
        assertEquals(
                Set.of(SCHEMA + "ContextAnswer", SCHEMA + "ContextDocument"),
                Set.copyOf(document.getList(
                        "paths." + operation + ".responses.'200'.content.'application/json'.schema.oneOf.'$ref'")));
        assertTrue(required("ContextAnswer").contains("status"));
        assertFalse(required("ContextDocument").contains("status"));
    }

    @Test
    void the_document_is_described_with_what_it_has() {
        FakeKaggle.hasCompetition(slug);
        SignedUp user = SignedUp.anew();
        String path = "/api/competitions/" + slug + "?format=json";

        Map<String, ?> delivered = Eventually.get(() -> user.request().get(path), answer -> answer.path("kind") != null)
                .jsonPath()
                .getMap("$");

        assertEquals(delivered.keySet(), required("ContextDocument"));
        assertEquals(delivered.keySet(), properties("ContextDocument"));
    }

    @Test
    void no_two_schemas_want_the_same_name() {
        Set<String> names =
                document.<String, Object>getMap("components.schemas").keySet();

        assertTrue(names.stream().noneMatch(name -> name.matches(".*\\d")), names::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Job.finished_at", "Metadata.category", "Metadata.team_count"})
    void what_may_be_unknown_may_be_null(String property) {
        String described = document.getString("components.schemas." + property.replace(".", ".properties."));

        assertTrue(described.contains("null"), described);
    }

    private String schema(String operation, String status) {
        return document.getString(
                "paths." + operation + ".responses.'" + status + "'.content.'application/json'.schema.'$ref'");
    }

    private Set<String> headers(String operation, String status) {
        return document.<String, Object>getMap("paths." + operation + ".responses.'" + status + "'.headers")
                .keySet();
    }

    private Set<String> required(String schema) {
        return Set.copyOf(document.getList("components.schemas." + schema + ".required"));
    }

    private Set<String> properties(String schema) {
        return document.<String, Object>getMap("components.schemas." + schema + ".properties")
                .keySet();
    }
}
