package io.kaggleingest.context;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.kaggleingest.account.SignedUp;
import io.kaggleingest.database.TestDatabase;
import io.kaggleingest.kaggle.wire.FakeKaggle;

import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(FakeKaggle.class)
class GetContextResourceTest {

    private final String slug = "link-" + UUID.randomUUID();

    @BeforeEach
    void forget() {
        FakeKaggle.reset();
    }

    @Test
    void a_link_gives_the_same_bytes_as_the_competition_itself() {
        FakeKaggle.hasCompetition(slug);
        SignedUp user = SignedUp.anew();
        byte[] itself = CompetitionResourceTest.completed(user, slug).asByteArray();

        Response byLink = post(user, Map.of("url", "https://www.kaggle.com/c/" + slug + "/overview", "top_n", 3));

        assertArrayEquals(itself, byLink.asByteArray());
        assertEquals("1", byLink.header("X-Credits-Cost"));
        assertEquals("8", byLink.header("X-Credits-Remaining"));
    }

    @Test
    void a_miss_begins_an_ingestion() {
        FakeKaggle.hasCompetition(slug);

        post(SignedUp.anew(), Map.of("url", slug))
                .then()
                .statusCode(200)
                .body("slug", equalTo(slug))
                .body("status", equalTo("processing"));
    }

    @Test
    void every_field_is_heeded() {
        FakeKaggle.hasCompetition(slug);
        SignedUp user = SignedUp.anew();
        CompetitionResourceTest.completed(user, slug);
        Map<String, Object> body = new HashMap<>();
        body.put("url", slug);
        body.put("top_n", 1);
        body.put("format", "json");
        body.put("max_tokens", 4000);
        body.put("ignore_patterns", new String[] {"train.*"});
        body.put("refresh", false);

        post(user, body)
                .then()
                .statusCode(200)
                .body("kind", equalTo("competition"))
                .body("files.name", equalTo(java.util.List.of("sample_submission.csv")))
                .body("left_out.reason.join(' ')", containsString("ignore_patterns"));
    }

    static Stream<Arguments> badBodies() {
        String missing = "Field 'url' is required: a link to kaggle.com or a name";
        return Stream.of(
                Arguments.of("", missing),
                Arguments.of("{}", missing),
                Arguments.of("{\"url\":null}", missing),
                Arguments.of("{\"url\":", "The request body must be a JSON object; this one cannot be read"),
                Arguments.of("{\"url\":5}", "Field 'url' must be a string"),
                Arguments.of("{\"url\":[\"titanic\"]}", "Field 'url' must be a string"),
                Arguments.of("{\"url\":\"titanic\",\"top_n\":\"3\"}", "Field 'top_n' must be a whole number"),
                Arguments.of("{\"url\":\"titanic\",\"top_n\":2.5}", "Field 'top_n' must be a whole number"),
                Arguments.of("{\"url\":\"titanic\",\"top_n\":0}", "Parameter 'top_n' must be between 1 and 10"),
                Arguments.of(
                        "{\"url\":\"titanic\",\"ignore_patterns\":\"*.csv\"}",
                        "Field 'ignore_patterns' must be a list"),
                Arguments.of("{\"url\":\"titanic\",\"refresh\":\"true\"}", "Field 'refresh' must be true or false"),
                Arguments.of(
                        "{\"url\":\"titanic\",\"format\":\"pdf\"}",
                        "Parameter 'format' must be one of toon, md, txt and json, and not 'pdf'"),
                Arguments.of("{\"url\":\"a b\"}", "Invalid competition slug"),
                Arguments.of("{\"url\":\"" + "x".repeat(300) + "\"}", "Invalid competition slug"));
    }

    @ParameterizedTest
    @MethodSource("badBodies")
    void bad_bodies_are_refused_and_nothing_is_sent_to_kaggle(String body, String detail) {
        given().header("X-API-Key", SignedUp.anew().key())
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/get-context")
                .then()
                .statusCode(400)
                .body("detail", equalTo(detail));
        FakeKaggle.api().verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void other_hosts_are_refused() {
        post(SignedUp.anew(), Map.of("url", "https://example.org/competitions/titanic"))
                .then()
                .statusCode(400)
                .body(
                        "detail",
                        startsWith("Field 'url' must be a link to a competition, dataset or notebook on kaggle.com"));
        FakeKaggle.api().verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void a_key_is_needed() {
        given().contentType(ContentType.JSON)
                .body(Map.of("url", slug))
                .post("/get-context")
                .then()
                .statusCode(401)
                .body("code", equalTo("missing_api_key"));
    }

    private static Response post(SignedUp user, Map<String, ?> body) {
        return user.request().contentType(ContentType.JSON).body(body).post("/api/get-context");
    }
}
