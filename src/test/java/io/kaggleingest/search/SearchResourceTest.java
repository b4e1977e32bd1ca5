package io.kaggleingest.search;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.kaggleingest.account.SignedUp;
import io.kaggleingest.database.TestDatabase;
import io.kaggleingest.kaggle.wire.FakeKaggle;
import io.kaggleingest.web.AdjustableClock;
import io.kaggleingest.web.Eventually;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(FakeKaggle.class)
class SearchResourceTest {

    @Inject
    AdjustableClock clock;

    private SignedUp user;

    @BeforeEach
    void anew() {
        FakeKaggle.reset();
        FakeKaggle.answers("ListCompetitions", "{}");
        user = SignedUp.anew();
    }

    @AfterEach
    void now() {
        clock.reset();
    }

    @Test
    void what_is_kept_is_found_by_its_exact_slug() {
        keep("walrus-whiskers", "Whisker length of walruses", "Measure them");

        search("Walrus-Whiskers")
                .body("results[0].slug", is("walrus-whiskers"))
                .body("results[0].title", is("Whisker length of walruses"))
                .body("results[0].description", is("Measure them"))
                .body("results[0].category", is("Featured"))
                .body("results[0].url", is("https://www.kaggle.com/competitions/walrus-whiskers"))
                .body("results[0].deadline", is("2030-01-01T00:00:00Z"))
                .body("results[0].score", is(1f))
                .body("results[0].cached", is(true));
        assertEquals(10, user.credits());
    }

    @ParameterizedTest
    @CsvSource({
        "heron habitats, from a title",
        "herron, misspelt",
        "habitat of herons, in another form",
        "dredging, from the description",
        "dredged quicksilver, one word of two",
        "pagodite, from a page"
    })
    void what_is_kept_is_found(String query, String why) {
        keepWithPage("heron-habitats", "Heron habitats", "After dredging", "<p>Nests on pagodite rocks</p>");

        search(query)
                .body("results[0].slug", is("heron-habitats"))
                .body("results[0].score", greaterThan(0f))
                .body("results[0].score", lessThan(1f));
    }

    @Test
    void what_was_fetched_again_is_found_by_its_new_texts() {
        keep("moth-wings", "Moth wings", "Scales");
        search("vermilion").body("results", is(List.of()));

        describe("moth-wings", "Moth wings", "Vermilion ones");
        String old = etag("moth-wings");
        clock.advance(Duration.ofDays(4));
        user.request().get("/api/competitions/moth-wings").then().statusCode(200);
        Eventually.get(
                () -> user.request().head("/api/competitions/moth-wings?format=md"),
                answer -> !old.equals(answer.header("ETag")));

        search("vermilion").body("results.slug", is(List.of("moth-wings")));
    }

    @Test
    void names_that_have_nothing_in_common_are_not_found() {
        keep("newt-toes", "Toes of newts", "Count them");

        search("zymurgy quorum").body("results", is(List.of()));
    }

    @Test
    void kaggles_own_are_merged_with_what_is_kept_each_once_and_best_first() {
        keep("puffin-beaks", "Puffin beaks", "Kept");
        FakeKaggle.answers(
                "ListCompetitions",
                """
                {"competitions": [
                 {"ref": "https://www.kaggle.com/competitions/auk-beaks", "title": "Auk beaks", "category": "Research",
                  "description": "Not kept", "deadline": "2031-01-01T00:00:00Z"},
                 {"ref": "https://www.kaggle.com/competitions/puffin-beaks", "title": "Puffin beaks, renamed",
                  "url": "https://www.kaggle.com/c/puffin-beaks"}]}""");

        search("puffin-beaks")
                .body("results.slug", is(List.of("puffin-beaks", "auk-beaks")))
                .body("results.cached", is(List.of(true, false)))
                .body("results[0].title", is("Puffin beaks, renamed"))
                .body("results[0].description", is("Kept"))
                .body("results[0].score", is(1f))
                .body("results[1].description", is("Not kept"))
                .body("results[1].category", is("Research"))
                .body("results[1].deadline", is("2031-01-01T00:00:00Z"))
                .body("results[1].score", is(0.5f));
        String asked = FakeKaggle.calls("ListCompetitions").get(0).getBodyAsString();
        assertTrue(asked.contains("\"search\":\"puffin-beaks\""), asked);
    }

    @Test
    void an_exact_slug_is_the_best_even_if_kaggle_has_it_last() {
        FakeKaggle.answers("ListCompetitions", "{\"competitions\": [{\"ref\": \"lynx-2\"}, {\"ref\": \"lynx\"}]}");

        search(" lynx ")
                .body("results.slug", is(List.of("lynx", "lynx-2")))
                .body("results[0].score", is(1f))
                .body("results[0].title", nullValue());
    }

    @Test
    void twenty_are_the_most() {
        keep("gecko-grip", "Gecko grip", "Hold");
        String many = String.join(
                ",",
                IntStream.range(0, 30)
                        .mapToObj(i -> "{\"ref\":\"gecko-%02d\"}".formatted(i))
                        .toList());
        FakeKaggle.answers("ListCompetitions", "{\"competitions\":[" + many + "]}");

        search("gecko grip")
                .body("results.size()", is(20))
                .body("results.slug", hasItem("gecko-grip"))
                .body("results.slug", not(hasItem("gecko-29")));
    }

    @Test
    void no_words_find_nothing_and_ask_nobody() {
        user.request().get("/api/search").then().statusCode(200).body("results", is(List.of()));
        search("").body("results", is(List.of()));
        search("  ").body("results", is(List.of()));

        assertEquals(0, FakeKaggle.calls("ListCompetitions").size());
    }

    @ParameterizedTest
    @CsvSource({"401, {}", "429, ''", "500, oops", "200, {"})
    void kaggle_may_fail(int status, String body) {
        keep("stoat-coats", "Stoat coats", "In winter");
        FakeKaggle.fails("ListCompetitions", status, body);

        search("stoat").body("results[0].slug", is("stoat-coats"));
    }

    @Test
    void kaggle_may_be_slow() {
        keep("sloth-moss", "Sloth moss", "Green");
        FakeKaggle.api()
                .stubFor(FakeKaggle.call("ListCompetitions")
                        .willReturn(okJson("{\"competitions\": [{\"ref\": \"sloth-late\"}]}")
                                .withFixedDelay(60_000)));

        search("sloth").body("results.slug", is(List.of("sloth-moss")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'; drop table account; --", "% _ \\", "a & | ! ( :*", "<->", "the of and", "日本語 🦉", "\""})
    void odd_words_are_only_words(String query) {
        search(query).body("results", is(List.of()));
    }

    @Test
    void what_cannot_be_words_is_refused() {
        for (String query : List.of("x".repeat(201), "a\u0000b")) {
            user.request()
                    .queryParam("query", query)
                    .get("/api/search")
                    .then()
                    .statusCode(400)
                    .body("detail", is("Parameter 'query' may hold 200 characters and no control characters"));
        }
    }

    @Test
    void twenty_searches_a_minute_for_each_account() {
        for (int i = 0; i < 20; i++) {
            search("ibis");
        }

        user.request()
                .queryParam("query", "ibis")
                .get("/api/search")
                .then()
                .statusCode(429)
                .body("code", is("too_many_requests"))
                .header("Retry-After", matchesPattern("[1-6]?\\d"))
                .header("X-RateLimit-Limit", is("20"))
                .header("X-RateLimit-Remaining", is("0"))
                .header("X-RateLimit-Reset", matchesPattern("[1-6]?\\d"));
        assertEquals(20, FakeKaggle.calls("ListCompetitions").size());
        SignedUp.anew()
                .request()
                .queryParam("query", "ibis")
                .get("/api/search")
                .then()
                .statusCode(200);
        clock.advance(Duration.ofMinutes(1));
        search("ibis");
    }

    @Test
    void it_needs_a_key_is_free_and_has_both_forms_of_the_path() {
        given().get("/api/search?query=elk").then().statusCode(401);

        user.request().get("/api/search?query=elk").then().header("X-Credits-Cost", nullValue());
        assertArrayEquals(
                user.request().get("/api/search?query=elk").asByteArray(),
                user.request().get("/search?query=elk").asByteArray());
        assertEquals(10, user.credits());
    }

    private ValidatableResponse search(String query) {
        return user.request()
                .queryParam("query", query)
                .get("/api/search")
                .then()
                .statusCode(200);
    }

    private void keep(String slug, String title, String description) {
        keepWithPage(slug, title, description, "<p>Nothing</p>");
    }

    private void keepWithPage(String slug, String title, String description, String page) {
        FakeKaggle.hasCompetition(slug);
        describe(slug, title, description);
        FakeKaggle.answers(
                "ListCompetitionPages",
                "{\"pages\": [{\"name\": \"description\", \"content\": \"%s\", \"mimeType\": \"text/html\"}]}"
                        .formatted(page));
        etag(slug);
    }

    private void describe(String slug, String title, String description) {
        FakeKaggle.api()
                .stubFor(FakeKaggle.call("GetCompetition")
                        .withRequestBody(matchingJsonPath("$.competitionName", equalTo(slug)))
                        .willReturn(okJson(
                                """
                                        {"ref": "%s", "title": "%s", "description": "%s", "category": "Featured",
                                         "deadline": "2030-01-01T00:00:00Z", "teamCount": 12}"""
                                        .formatted(slug, title, description))));
    }

    private String etag(String slug) {
        user.request().get("/api/competitions/" + slug).then().statusCode(200);
        return Eventually.get(
                        () -> user.request().head("/api/competitions/" + slug + "?format=md"),
                        answer -> answer.header("ETag") != null)
                .header("ETag");
    }
}
