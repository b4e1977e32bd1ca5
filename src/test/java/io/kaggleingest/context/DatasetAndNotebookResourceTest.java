package io.kaggleingest.context;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import io.kaggleingest.account.SignedUp;
import io.kaggleingest.database.TestDatabase;
import io.kaggleingest.kaggle.wire.FakeKaggle;
import io.kaggleingest.web.AdjustableClock;
import io.kaggleingest.web.Eventually;
import io.kaggleingest.web.Parallel;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** What {@link CompetitionResourceTest} says of competitions holds for the other two kinds. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(FakeKaggle.class)
class DatasetAndNotebookResourceTest {

    enum Kind {
        DATASET("datasets", "datasets", "GetDataset", "Dataset", "Demo Dataset", FakeKaggle::hasDataset),
        NOTEBOOK("notebooks", "code", "GetKernel", "Notebook", "Demo kernel", FakeKaggle::hasNotebook);

        final String path;
        final String onKaggle;
        final String call;
        final String named;
        final String title;
        final Consumer<String> isOnKaggle;

        Kind(String path, String onKaggle, String call, String named, String title, Consumer<String> isOnKaggle) {
            this.path = path;
            this.onKaggle = onKaggle;
            this.call = call;
            this.named = named;
            this.title = title;
            this.isOnKaggle = isOnKaggle;
        }

        String word() {
            return name().toLowerCase();
        }
    }

    @Inject
    Pool database;

    @Inject
    AdjustableClock clock;

    private final String ref = "owner-" + UUID.randomUUID() + "/demo_1";

    @BeforeEach
    void forget() {
        FakeKaggle.reset();
    }

    @AfterEach
    void now() {
        clock.reset();
    }

    @ParameterizedTest
    @EnumSource
    void a_miss_is_fetched_free_of_charge_and_delivery_is_paid(Kind kind) {
        kind.isOnKaggle.accept(ref);
        SignedUp user = SignedUp.anew();

        user.request()
                .get(path(kind))
                .then()
                .statusCode(200)
                .header("Retry-After", matchesPattern("[1-9]|[1-5]\\d|60"))
                .header("X-Credits-Cost", nullValue())
                .body("slug", equalTo(ref))
                .body("title", equalTo("Fetching..."))
                .body("status", equalTo("processing"))
                .body("message", equalTo("Fetching " + kind.word() + " data. Refresh in 30-60 seconds."))
                .body("job.kind", equalTo(kind.word()))
                .body("job.ref", equalTo(ref));

        completed(kind, user)
                .then()
                .statusCode(200)
                .header("X-Credits-Cost", equalTo("1"))
                .header("X-Credits-Remaining", equalTo("9"))
                .header("ETag", matchesPattern("\"[A-Za-z0-9_-]{22}(\\.gz)?\""))
                .body("slug", equalTo(ref))
                .body("title", equalTo(kind.title))
                .body("status", equalTo("completed"))
                .body("metadata.url", equalTo("https://www.kaggle.com/" + kind.onKaggle + "/" + ref))
                .body("metadata.source", equalTo("kaggle"))
                .body("toon_content", startsWith("kind: " + kind.word()))
                .body("toon_content", containsString("print(1)"))
                .body("tokens.sections", hasKey("facts"));
        user.request().get("/api/usage").then().body("entries[0].resource", equalTo(kind.word() + "/" + ref));
    }

    @ParameterizedTest
    @EnumSource
    void what_is_unknown_of_it_is_told_as_null_and_not_left_out(Kind kind) {
        kind.isOnKaggle.accept(ref);

        completed(kind, SignedUp.anew())
                .then()
                .body("description", notNullValue())
                .body(
                        "metadata.keySet()",
                        equalTo(Set.of(
                                "title",
                                "url",
                                "category",
                                "prize",
                                "evaluation",
                                "team_count",
                                "deadline",
                                "leaderboard",
                                "source")))
                .body("metadata.category", nullValue())
                .body("metadata.team_count", nullValue())
                .body("metadata.deadline", nullValue());
    }

    @ParameterizedTest
    @EnumSource
    void what_the_caller_has_already_and_heads_are_free(Kind kind) {
        kind.isOnKaggle.accept(ref);
        SignedUp user = SignedUp.anew();
        Response delivered = completed(kind, user);

        user.request()
                .header("If-None-Match", delivered.header("ETag"))
                .get(path(kind))
                .then()
                .statusCode(304)
                .body(equalTo(""));
        user.request().head(path(kind)).then().statusCode(200).header("ETag", equalTo(delivered.header("ETag")));
        assertEquals(9, user.credits());
    }

    @ParameterizedTest
    @EnumSource
    void every_way_to_ask_gives_the_same_bytes(Kind kind) {
        kind.isOnKaggle.accept(ref);
        SignedUp user = SignedUp.anew();
        byte[] itself = completed(kind, user).asByteArray();

        assertArrayEquals(
                itself, user.request().get("/" + kind.path + "/" + ref).asByteArray());
        assertArrayEquals(
                itself,
                user.request()
                        .get("/api/" + kind.path + "/" + ref.toUpperCase())
                        .asByteArray());
        String link = "https://www.kaggle.com/" + kind.onKaggle + "/" + ref + "/versions/3?a=b#c";
        assertArrayEquals(
                itself,
                user.request()
                        .contentType(ContentType.JSON)
                        .body(Map.of("url", link))
                        .post("/api/get-context")
                        .asByteArray());
    }

    @ParameterizedTest
    @CsvSource({
        "DATASET, md, '# Demo Dataset', text/markdown",
        "DATASET, txt, 'Demo Dataset', text/plain",
        "DATASET, json, '{\"kind\":\"dataset\"', application/json",
        "NOTEBOOK, md, '# Demo kernel', text/markdown",
        "NOTEBOOK, txt, 'Demo kernel', text/plain",
        "NOTEBOOK, json, '{\"kind\":\"notebook\"', application/json"
    })
    void the_document_comes_in_every_form(Kind kind, String format, String beginning, String mediaType) {
        kind.isOnKaggle.accept(ref);
        SignedUp user = SignedUp.anew();
        completed(kind, user);

        user.request()
                .queryParam("format", format)
                .get(path(kind))
                .then()
                .statusCode(200)
                .contentType(startsWith(mediaType))
                .body(startsWith(beginning));
    }

    @ParameterizedTest
    @EnumSource
    void a_retry_with_the_same_idempotency_key_is_not_charged_again(Kind kind) {
        kind.isOnKaggle.accept(ref);
        completed(kind, SignedUp.anew());
        SignedUp user = SignedUp.anew();

        byte[] first =
                user.request().header("Idempotency-Key", "once").get(path(kind)).asByteArray();
        Response again = user.request().header("Idempotency-Key", "once").get(path(kind));

        assertArrayEquals(first, again.asByteArray());
        assertEquals("true", again.header("Idempotency-Replayed"));
        user.request()
                .header("Idempotency-Key", "once")
                .queryParam("top_n", 2)
                .get(path(kind))
                .then()
                .statusCode(422);
        assertEquals(9, user.credits());
    }

    @ParameterizedTest
    @EnumSource
    void who_cannot_pay_is_told_before_any_work_is_done(Kind kind) {
        SignedUp user = SignedUp.anew();
        database.preparedQuery("update account set credits = 0 where email = $1")
                .executeAndAwait(Tuple.of(user.email()));

        user.request().get(path(kind)).then().statusCode(402).body("code", equalTo("insufficient_credits"));
        assertNothingHappened();
    }

    @ParameterizedTest
    @EnumSource
    void however_many_ask_one_ingestion_runs(Kind kind) {
        kind.isOnKaggle.accept(ref);
        SignedUp user = SignedUp.anew();

        Parallel.call(16, i -> user.request().get(path(kind)));
        completed(kind, user);

        assertEquals(1, ingestions());
    }

    @ParameterizedTest
    @CsvSource({
        "DATASET, 403, Permission 'datasets.get' was denied",
        "DATASET, 404, Not found",
        "NOTEBOOK, 403, Permission 'kernels.get' was denied",
        "NOTEBOOK, 404, Not found"
    })
    void what_kaggle_does_not_know_or_show_is_remembered_for_an_hour(Kind kind, int status, String message) {
        FakeKaggle.fails(kind.call, status, "{\"code\":" + status + ",\"message\":\"" + message + "\"}");
        SignedUp user = SignedUp.anew();

        Eventually.get(() -> user.request().get(path(kind)), answer -> answer.statusCode() != 200)
                .then()
                .statusCode(404)
                .header("Retry-After", notNullValue())
                .body("code", equalTo("kaggle_not_found"))
                .body("status", equalTo("failed"))
                .body("slug", equalTo(ref))
                .body("job.status", equalTo("failed"))
                .body("detail", startsWith(kind.named + " '" + ref + "'"))
                .body("detail", containsString("misspelt"))
                .body("detail", containsString("private"));
        clock.advance(Duration.ofMinutes(59));
        user.request().get(path(kind)).then().statusCode(404);
        assertEquals(1, FakeKaggle.calls(kind.call).size());
        assertEquals(10, user.credits());

        FakeKaggle.reset();
        kind.isOnKaggle.accept(ref);
        clock.advance(Duration.ofMinutes(2));
        assertEquals(200, completed(kind, user).statusCode());
    }

    @ParameterizedTest
    @CsvSource({
        "DATASET, '{\"ref\": \"a/b\", \"title\": \"Diary\", \"isPrivate\": true}'",
        "NOTEBOOK, '{\"metadata\": {\"title\": \"Diary\", \"isPrivate\": true}, \"blob\": {\"source\": \"x\"}}'"
    })
    void what_is_private_to_the_account_of_the_service_is_nobodys(Kind kind, String json) {
        FakeKaggle.answers(kind.call, json);
        SignedUp user = SignedUp.anew();

        Eventually.get(() -> user.request().get(path(kind)), answer -> answer.statusCode() != 200)
                .then()
                .statusCode(404)
                .body("code", equalTo("kaggle_not_found"));
    }

    @ParameterizedTest
    @EnumSource
    void old_content_is_served_at_once_and_refreshed_behind(Kind kind) {
        kind.isOnKaggle.accept(ref);
        SignedUp user = SignedUp.anew();
        String first = completed(kind, user).path("cached_at");
        clock.advance(Duration.ofDays(3).plusMinutes(1));

        user.request()
                .get(path(kind))
                .then()
                .statusCode(200)
                .body("stale", equalTo(true))
                .body("cached_at", equalTo(first))
                .body("job.id", notNullValue());
        Eventually.get(() -> user.request().head(path(kind)), answer -> answer.header("Age") == null);
        completed(kind, user).then().body("stale", nullValue()).body("cached_at", equalTo(first));
    }

    @ParameterizedTest
    @CsvSource({
        "datasets, a.b, c, Invalid dataset owner",
        "datasets, a, b%20c, Invalid dataset slug",
        "datasets, a, %2e%2e%2fx, Invalid dataset slug",
        "notebooks, %00, c, Invalid notebook owner",
        "notebooks, a, ä, Invalid notebook slug"
    })
    void odd_names_are_refused_and_reach_neither_database_nor_kaggle(
            String kind, String owner, String slug, String detail) {
        SignedUp.anew()
                .request()
                .urlEncodingEnabled(false)
                .get("/api/" + kind + "/" + owner + "/" + slug.replace("ä", "%C3%A4"))
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid_slug"))
                .body("detail", equalTo(detail));
        assertNothingHappened();
    }

    @ParameterizedTest
    @CsvSource({"top_n, 11", "max_tokens, 499", "format, pdf", "refresh, 1"})
    void bad_parameters_are_refused(String name, String value) {
        for (Kind kind : Kind.values()) {
            SignedUp.anew()
                    .request()
                    .queryParam(name, value)
                    .get(path(kind))
                    .then()
                    .statusCode(400)
                    .body("detail", startsWith("Parameter '" + name + "' must be"));
        }
        assertNothingHappened();
    }

    @ParameterizedTest
    @EnumSource
    void a_key_is_needed(Kind kind) {
        given().get(path(kind)).then().statusCode(401).body("code", equalTo("missing_api_key"));
    }

    @Test
    void a_dataset_brings_all_its_parts() {
        FakeKaggle.hasDataset(ref);
        SignedUp user = SignedUp.anew();
        completed(Kind.DATASET, user).then().body("description", equalTo("Heights of quays"));

        user.request()
                .queryParam("format", "json")
                .get(path(Kind.DATASET))
                .then()
                .body("facts.license.value", equalTo("CC0: Public Domain"))
                .body("facts.update_frequency.value", equalTo("monthly"))
                .body("facts.tags.value", equalTo("tabular"))
                .body("pages.name", equalTo(List.of("description", "data-description")))
                .body("pages[1].markdown", containsString("height: metres above the water"))
                .body("files.name", equalTo(List.of("data.csv", "extra/places.tsv", "photo.png")))
                .body("tables.file", equalTo(List.of("data.csv", "extra/places.tsv")))
                .body("tables[0].columns.name", equalTo(List.of("id", "height")))
                .body("tables[0].sample", equalTo(List.of(List.of("1", "22"), List.of("2", "38"))))
                .body("discussions.title", equalTo(List.of("Which tide?")))
                .body("discussions[0].text", equalTo("High or low?\n\n> Reply by Demo Author, 5 votes:\n>\n> Low."))
                .body("notebooks.ref", equalTo(List.of("demo-owner/demo-kernel")))
                .body("left_out.reason", equalTo(List.of("not looked into: 1 png")));
    }

    @Test
    void files_and_notebooks_of_a_dataset_can_be_ignored() {
        FakeKaggle.hasDataset(ref);
        SignedUp user = SignedUp.anew();
        completed(Kind.DATASET, user);

        user.request()
                .queryParam("format", "json")
                .queryParam("ignore_patterns", "*.png,demo-owner/*")
                .get(path(Kind.DATASET))
                .then()
                .body("files.name", equalTo(List.of("data.csv", "extra/places.tsv")))
                .body("notebooks.size()", equalTo(0))
                .body("left_out.reason", everyItem(equalTo("matched ignore_patterns")));
    }

    @ParameterizedTest
    @CsvSource({
        "GetDatasetMetadata, 403, metadata",
        "ListDatasetFiles, 403, files",
        "GetKernel, 500, notebook demo-owner/demo-kernel",
        "ListDatasetTopics, 403, discussions",
        "ListComments, 404, discussion 601",
        "DownloadDataset, 404, file data.csv"
    })
    void a_part_that_fails_is_left_out_and_named(String method, int status, String part) {
        FakeKaggle.hasDataset(ref);
        FakeKaggle.api()
                .stubFor(FakeKaggle.call(method)
                        .atPriority(1)
                        .willReturn(aResponse().withStatus(status).withBody("{}")));
        SignedUp user = SignedUp.anew();
        completed(Kind.DATASET, user);

        user.request()
                .queryParam("format", "json")
                .get(path(Kind.DATASET))
                .then()
                .statusCode(200)
                .body("title", equalTo("Demo Dataset"))
                .body("left_out.part", hasItems(part))
                .body("left_out.find { it.part == '" + part + "' }.reason", containsString("Kaggle"));
    }

    @ParameterizedTest
    @CsvSource({
        "401, 503, kaggle_refused_credentials",
        "429, 503, kaggle_rate_limited",
        "500, 502, kaggle_failed",
        "504, 502, kaggle_failed"
    })
    void a_part_that_is_lost_to_more_than_itself_fails_the_whole(int status, int answered, String code) {
        FakeKaggle.hasDataset(ref);
        FakeKaggle.api()
                .stubFor(FakeKaggle.call("ListDatasetFiles")
                        .atPriority(1)
                        .willReturn(aResponse().withStatus(status).withBody("{}")));
        SignedUp user = SignedUp.anew();

        Eventually.get(() -> user.request().get(path(Kind.DATASET)), answer -> answer.statusCode() != 200)
                .then()
                .statusCode(answered)
                .body("code", equalTo(code));
    }

    @Test
    void a_notebook_says_what_it_works_on() {
        FakeKaggle.hasNotebook(ref);
        SignedUp user = SignedUp.anew();
        completed(Kind.NOTEBOOK, user);

        user.request()
                .queryParam("format", "json")
                .get(path(Kind.NOTEBOOK))
                .then()
                .body("facts.author.value", equalTo("Demo Author"))
                .body("facts.votes.value", equalTo(77))
                .body("facts.language.value", equalTo("python"))
                .body("facts.last_run.value", equalTo("2026-05-06T07:08:09.123Z"))
                .body("facts.competitions.value", equalTo("demo-comp"))
                .body("facts.datasets.value", equalTo("demo-owner/demo-ds"))
                .body("notebooks.ref", equalTo(List.of(ref)))
                .body("notebooks[0].cells.text", equalTo(List.of("# Demo", "print(1)")))
                .body("left_out.size()", equalTo(0));
    }

    @Test
    void a_notebook_that_cannot_be_read_still_has_its_facts() {
        FakeKaggle.answers(
                "GetKernel",
                """
                {"metadata": {"title": "Torn", "author": "Ada"}, "blob": {"source": "{", "kernelType": "notebook"}}""");
        SignedUp user = SignedUp.anew();
        completed(Kind.NOTEBOOK, user);

        user.request()
                .queryParam("format", "json")
                .get(path(Kind.NOTEBOOK))
                .then()
                .body("title", equalTo("Torn"))
                .body("left_out[0]", hasEntry("reason", "its source is not valid JSON"))
                .body("facts.warnings.value", containsString("not valid JSON"));
    }

    @Test
    void the_same_name_is_one_resource_of_each_kind() {
        FakeKaggle.hasDataset(ref);
        FakeKaggle.hasNotebook(ref);
        SignedUp user = SignedUp.anew();

        completed(Kind.DATASET, user).then().body("title", equalTo("Demo Dataset"));
        completed(Kind.NOTEBOOK, user).then().body("title", equalTo("Demo kernel"));
    }

    @Test
    void they_are_documented_like_competitions() {
        var documented = given().get("/q/openapi?format=json").then().statusCode(200);

        for (String path : List.of("/api/datasets/{owner}/{slug}", "/api/notebooks/{owner}/{slug}")) {
            String get = "paths.'" + path + "'.get";
            documented
                    .body(get + ".summary", containsString("as one text"))
                    .body(
                            get + ".parameters.name",
                            hasItems(
                                    "owner",
                                    "slug",
                                    "top_n",
                                    "format",
                                    "max_tokens",
                                    "ignore_patterns",
                                    "refresh",
                                    "Idempotency-Key"))
                    .body(get + ".parameters.name", not(hasItems("Accept")))
                    .body(get + ".responses.keySet()", hasItems("200", "304", "400", "401", "402", "404", "422", "502"))
                    .body(get + ".security[0]", hasKey("ApiKey"));
        }
    }

    private String path(Kind kind) {
        return "/api/" + kind.path + "/" + ref;
    }

    private Response completed(Kind kind, SignedUp user) {
        Eventually.get(() -> user.request().head(path(kind)), answer -> answer.header("ETag") != null);
        return user.request().get(path(kind));
    }

    private long ingestions() {
        return database.preparedQuery("select count(*) from ingestion where ref = $1")
                .executeAndAwait(Tuple.of(ref))
                .iterator()
                .next()
                .getLong(0);
    }

    private void assertNothingHappened() {
        assertEquals(0, ingestions());
        FakeKaggle.api().verify(0, anyRequestedFor(anyUrl()));
    }
}
