package io.kaggleingest.page;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.kaggleingest.account.SignedUp;
import io.kaggleingest.database.TestDatabase;
import io.kaggleingest.kaggle.wire.FakeKaggle;
import io.kaggleingest.web.AdjustableClock;
import io.kaggleingest.web.Eventually;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(FakeKaggle.class)
class PageResourceTest {

    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    @Inject
    AdjustableClock clock;

    private static int tests;

    private final String slug = "page-" + UUID.randomUUID();

    /** Each test in other hours, because fetches without a key are counted for an hour. */
    @BeforeEach
    void another_hour() {
        FakeKaggle.reset();
        FakeKaggle.hasCompetition(slug);
        FakeKaggle.answers("ListCompetitions", "{}");
        clock.advance(Duration.ofHours(2L * ++tests));
    }

    @AfterEach
    void now() {
        clock.reset();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/competitions/titanic", "/c/titanic", "/competitions/titanic/overview"})
    void a_browser_gets_the_page_of_a_resource(String path) {
        browser(path)
                .statusCode(200)
                .contentType("text/html")
                .header("Vary", is("accept"))
                .body(containsString("data-path=\"/competitions/titanic\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/competitions/titanic", "/c/titanic", "/datasets/o/d", "/usage/daily"})
    void everybody_else_gets_the_answer_of_the_api(String path) {
        String before = given().accept("*/*").get("/api" + path).asString();

        given().accept("application/json").get(path).then().contentType(ContentType.JSON);
        given().accept("*/*")
                .get(path)
                .then()
                .contentType(ContentType.JSON)
                .body(is(before.replace("/api" + path, path)));
        given().accept(BROWSER).get("/api" + path).then().contentType(ContentType.JSON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/dashboard", "/competitions/titanic", "/q/swagger-ui/"})
    void pages_run_nothing_but_our_scripts_and_load_nothing_from_others(String path) {
        ValidatableResponse page = browser(path)
                .statusCode(200)
                .header("Content-Security-Policy", startsWith("default-src 'none'; script-src 'self';"))
                .header("Content-Security-Policy", not(containsString("unsafe")))
                .header("X-Content-Type-Options", is("nosniff"))
                .header("Referrer-Policy", is("no-referrer"));

        String html = page.extract().asString();
        assertTrue(html.matches("(?s)(?!.*(<script>|<style>| style=| on[a-z]+=|(src|href)=\"https?:)).*"), html);
    }

    @Test
    void files_are_sent_anew_only_when_they_have_changed() {
        String tag = given().get("/assets/api.js")
                .then()
                .statusCode(200)
                .contentType("text/javascript")
                .header("Cache-Control", is("no-cache"))
                .extract()
                .header("ETag");

        given().header("If-None-Match", tag).get("/assets/api.js").then().statusCode(304);
        given().accept(BROWSER).get("/assets/resource.html").then().statusCode(404);
        given().accept(BROWSER).get("/assets/nothing.js").then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://www.kaggle.com/c/titanic", "titanic", "kaggle competitions download -c titanic"})
    void the_box_leads_to_the_page_of_what_it_names(String pasted) {
        given().redirects()
                .follow(false)
                .queryParam("url", pasted)
                .get("/go")
                .then()
                .statusCode(303)
                .header("Location", is("/competitions/titanic"));
    }

    @Test
    void words_in_the_box_are_searched_for() {
        given().redirects()
                .follow(false)
                .queryParam("url", "house prices & co")
                .get("/go")
                .then()
                .statusCode(303)
                .header("Location", is("/?query=house+prices+%26+co"));
    }

    @Test
    void what_cannot_be_a_name_is_not_found() {
        browser("/competitions/not%20a%20name").statusCode(404).contentType("text/html");
        browser("/competitions").statusCode(200).contentType("text/html");
    }

    @Test
    void a_fetch_without_a_key_ends_with_key_facts_for_everybody() {
        read(slug).body("status", is("unknown")).body("content", nullValue());

        fetch(slug).statusCode(200).body("status", is("fetching")).body("job.ref", is(slug));
        ended(slug)
                .body("status", is("kept"))
                .body("content.title", notNullValue())
                .body("content.facts.name", hasItem("deadline"))
                .body("content.facts[0].source", notNullValue());
    }

    @Test
    void three_fetches_an_hour_are_begun_from_one_network() {
        for (int i = 0; i < 3; i++) {
            fetch(slug + i).statusCode(200).body("fetches_left", is(2 - i));
        }

        fetch(slug + "0").statusCode(200);
        fetch(slug).statusCode(429).header("Retry-After", notNullValue()).body("detail", containsString("/dashboard"));
        FakeKaggle.api().verify(0, FakeKaggle.called("GetCompetition").withRequestBody(containing(slug + "\"")));

        clock.advance(Duration.ofMinutes(61));
        fetch(slug).statusCode(200).body("status", is("fetching"));
    }

    @Test
    void why_a_fetch_brought_nothing_is_told_and_kaggle_is_not_asked_again() {
        String wrong = "no-" + slug;
        fetch(wrong);

        ended(wrong)
                .body("status", is("failed"))
                .body("failure.status", is(404))
                .body("failure.code", is("kaggle_not_found"))
                .body("failure.retry_at", notNullValue())
                .body("fetches_left", is(2));
        fetch(wrong).body("status", is("failed")).body("fetches_left", is(2));
    }

    @Test
    void what_an_account_fetched_for_itself_is_not_shown() {
        SignedUp owner = SignedUp.anew();
        Eventually.get(
                () -> owner.request()
                        .multiPart("url", slug)
                        .multiPart(
                                "token_file",
                                "kaggle.json",
                                "{\"username\":\"ownuser\",\"key\":\"own-fakekey\"}".getBytes(UTF_8),
                                "application/json")
                        .post("/api/get-context-upload"),
                answer -> "completed".equals(answer.path("status")));

        read(slug).body("status", is("unknown")).body("content", nullValue());
        given().get("/api/page/suggestions?query=" + slug).then().body("results.slug", not(hasItem(slug)));
        given().get("/api/page/events?url=" + slug).then().statusCode(404);
    }

    @Test
    void names_that_are_nearly_right_are_suggested() {
        fetch(slug);
        ended(slug);

        given().queryParam("query", slug.substring(0, slug.length() - 1))
                .get("/api/page/suggestions")
                .then()
                .statusCode(200)
                .body("results.slug", hasItem(slug));
        given().get("/api/page/suggestions").then().body("results.size()", is(0));
    }

    @Test
    void suggestions_are_limited_for_a_network() {
        for (int i = 0; i < 20; i++) {
            given().get("/api/page/suggestions?query=wombat").then().statusCode(200);
        }

        given().get("/api/page/suggestions?query=wombat").then().statusCode(429).header("X-RateLimit-Limit", is("20"));
    }

    @Test
    void prices_are_those_that_are_configured() {
        given().get("/api/page/prices")
                .then()
                .statusCode(200)
                .body("initial_credits", is(10))
                .body("prices.context", is(1))
                .body("source", is("kaggle"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/page", "/api/page?url=", "/api/page?url=https://example.com/x", "/api/page/events"})
    void what_names_nothing_is_refused(String path) {
        given().get(path).then().statusCode(400);
    }

    @Test
    void a_plan_says_exactly_what_the_text_will_hold_and_costs_nothing() {
        fetch(slug);
        ended(slug);
        SignedUp user = SignedUp.anew();
        String query = "?format=json&top_n=2&max_tokens=700";

        Response plan = user.request().get("/api/competitions/" + slug + "/outline" + query);
        assertEquals(10, user.credits());
        Response delivered = user.request().get("/api/competitions/" + slug + query);

        plan.then().statusCode(200).body("plan.format", is("json")).body("plan.tokens", lessThanOrEqualTo(700));
        assertEquals(delivered.<Integer>path("tokens.total"), plan.<Integer>path("plan.tokens"));
        assertEquals(delivered.<Map<String, Integer>>path("tokens.by_part"), plan.path("plan.by_part"));
        assertEquals(delivered.<Object>path("left_out"), plan.path("plan.left_out"));
        user.request().get("/api/competitions/" + slug + "/outline").then().body("plan", nullValue());
        user.request()
                .get("/api/competitions/" + slug + "/outline?max_tokens=1")
                .then()
                .statusCode(400);
    }

    private static ValidatableResponse browser(String path) {
        return given().urlEncodingEnabled(false).accept(BROWSER).get(path).then();
    }

    private static ValidatableResponse read(String url) {
        return given().get("/api/page?url=" + url).then().statusCode(200);
    }

    /** When the stream of its fetch has ended. */
    private static ValidatableResponse ended(String url) {
        given().get("/api/page/events?url=" + url).then().statusCode(200).body(containsString("\"finished_at\":\"2"));
        return read(url);
    }

    private static ValidatableResponse fetch(String url) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("url", url))
                .post("/api/page/fetches")
                .then();
    }
}
