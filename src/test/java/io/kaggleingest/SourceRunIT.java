package io.kaggleingest;

import java.util.List;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.kaggleingest.account.SignedUp;
import io.kaggleingest.sandbox.Sandbox;
import io.kaggleingest.web.Eventually;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

/** The package as a newcomer starts it: nothing configured, everything brought along. */
@QuarkusIntegrationTest
@WithTestResource(FreshFolder.class)
class SourceRunIT {

    @ParameterizedTest
    @ValueSource(strings = {"titanic", "crane-lift-energy", "hut-guestbook-topics", "lichen-cover", "tide-gauge-gaps", "buoy-wave-height"})
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

    @Test
    void the_service_is_healthy_and_documents_itself() {
        given().get("/health").then().body(equalTo("{\"status\":\"healthy\",\"database\":\"connected\"}"));
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/q/swagger-ui/").then().statusCode(200);
        given().get("/q/openapi").then().statusCode(200).body(containsString("/api/competitions/{slug}"));
        given().get("/q/metrics").then().statusCode(200).body(containsString("http_server"));
    }
}
