package io.kaggleingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.kaggleingest.DocumentationPage.Fence;
import io.kaggleingest.account.SignedUp;
import io.kaggleingest.sandbox.Sandbox;
import io.kaggleingest.web.Eventually;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** The package as a newcomer starts it: nothing configured, everything brought along. */
@QuarkusIntegrationTest
@WithTestResource(FreshFolder.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SourceRunIT {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "titanic",
                "crane-lift-energy",
                "hut-guestbook-topics",
                "lichen-cover",
                "tide-gauge-gaps",
                "buoy-wave-height"
            })
    void from_sign_up_to_the_context_of_every_sample_competition(String slug) {
        SignedUp user = SignedUp.anew();
        user.request().get("/competitions/" + slug).then().statusCode(200).body("status", equalTo("processing"));

        Eventually.get(() -> user.request().head("/competitions/" + slug), answer -> answer.header("ETag") != null);

        user.request()
                .get("/competitions/" + slug)
                .then()
                .statusCode(200)
                .header("X-Credits-Remaining", equalTo("9"))
                .body("status", equalTo("completed"))
                .body("metadata.source", equalTo("sandbox"))
                .body("toon_content", startsWith("kind: competition\nref: " + slug));
        user.request()
                .queryParam("format", "md")
                .get("/api/competitions/" + slug)
                .then()
                .statusCode(200)
                .header("X-Credits-Remaining", equalTo("8"))
                .body(startsWith("# "))
                .body(containsString("## Key facts"));
    }

    @Test
    void the_sandbox_answers_for_the_list_the_leaderboard_and_the_submissions() {
        SignedUp user = SignedUp.anew();

        user.request()
                .queryParam("search", "titanic")
                .get("/api/competitions")
                .then()
                .statusCode(200)
                .body("source", equalTo("sandbox"))
                .body("competitions.slug", equalTo(List.of("titanic")));
        user.request()
                .get("/api/competitions/titanic/leaderboard")
                .then()
                .statusCode(200)
                .header("X-Credits-Remaining", equalTo("9"))
                .body("leaderboard.size()", equalTo(20));
        user.request()
                .header("X-Kaggle-Username", Sandbox.USERNAME)
                .header("X-Kaggle-Key", Sandbox.KEY)
                .get("/api/competitions/titanic/submissions")
                .then()
                .statusCode(200)
                .header("X-Credits-Remaining", equalTo("8"))
                .body("submissions.status", equalTo(List.of("complete", "error", "complete")));
    }

    /** Last, because the documented competitions are then no longer new to the service. */
    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/api.md", "docs/agents.md"})
    @Order(Integer.MAX_VALUE)
    void what_the_documentation_shows_can_be_run_from_top_to_bottom(String page) throws Exception {
        Map<String, String> variables = new HashMap<>(Map.of("KAGGLEINGEST_ADMIN_KEY", FreshFolder.ADMIN_KEY));
        Map<String, String> files = Map.of(
                "kaggle.json", "{\"username\": \"%s\", \"key\": \"%s\"}".formatted(Sandbox.USERNAME, Sandbox.KEY));
        List<Response> answers = List.of();
        List<String> wrong = new ArrayList<>();

        for (Fence fence : DocumentationPage.read(page).fences()) {
            if (fence.language().equals("sh")) {
                answers = run(fence, variables, files, wrong);
            } else if (fence.language().equals("json")) {
                assertEquals(
                        answers.size(), fence.lines().size(), () -> "One answer for each command: " + fence.lines());
                for (int i = 0; i < answers.size(); i++) {
                    String shown = fence.lines().get(i);
                    new DocumentedAnswer(shown)
                            .differences(answers.get(i).asString())
                            .forEach(difference -> wrong.add(difference + "\n    in " + shown));
                }
            }
        }

        assertEquals(List.of(), wrong, () -> page + " shows what is not so");
    }

    private static List<Response> run(
            Fence fence, Map<String, String> variables, Map<String, String> files, List<String> wrong) {
        List<Response> answers = new ArrayList<>();
        for (DocumentedCommand command : fence.commands()) {
            if (command.isExport()) {
                command.export(answers.get(answers.size() - 1), variables);
            } else if (command.isCurl()) {
                Response answer = command.send(variables, files);
                answers.add(answer);
                if (answer.statusCode() >= 400) {
                    wrong.add(answer.statusCode() + " for " + command.line() + "\n    " + answer.asString());
                }
            }
        }
        return answers;
    }

    @Test
    void the_service_is_healthy_and_documents_itself() {
        given().get("/health").then().body(equalTo("{\"status\":\"healthy\",\"database\":\"connected\"}"));
        given().port(FreshFolder.managementPort()).get("/q/health/ready").then().statusCode(200);
        given().get("/q/swagger-ui/").then().statusCode(200);
        given().get("/q/openapi").then().statusCode(200).body(containsString("/api/competitions/{slug}"));
        given().port(FreshFolder.managementPort())
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("http_server"));
    }
}
