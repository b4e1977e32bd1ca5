package io.kaggleingest.kaggle.wire;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import jakarta.inject.Inject;

import com.github.tomakehurst.wiremock.http.Request;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.kaggleingest.database.TestDatabase;
import io.kaggleingest.kaggle.DataFile;
import io.kaggleingest.kaggle.Dataset;
import io.kaggleingest.kaggle.DatasetMetadata;
import io.kaggleingest.kaggle.DatasetMetadata.DescribedColumn;
import io.kaggleingest.kaggle.DatasetMetadata.DescribedFile;
import io.kaggleingest.kaggle.FileHead;
import io.kaggleingest.kaggle.KaggleCredentials;
import io.kaggleingest.kaggle.NotebookSummary;
import io.kaggleingest.load.Tenant;
import io.kaggleingest.web.Problem;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What goes over the wire for a dataset, and what is made of the answers. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(FakeKaggle.class)
class KaggleDatasetsResourceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String REF = "demo-owner/demo-ds";

    @Inject
    Kaggle kaggle;

    private final KaggleCredentials credentials = FakeKaggle.credentials();
    private final KaggleCredentials callers = new KaggleCredentials("somebody", "some-key");

    @BeforeEach
    void forget() {
        FakeKaggle.reset();
    }

    @Test
    void reads_a_dataset() {
        FakeKaggle.hasDataset(REF);

        Dataset dataset = ask(kaggle.as(credentials, Tenant.SERVICE).dataset(FakeKaggle.dataset(REF)));

        assertEquals(
                new Dataset(
                        REF,
                        "Demo Dataset",
                        "Heights of quays",
                        "# About\n\nHeights, measured twice.",
                        "Demo Author",
                        "CC0: Public Domain",
                        List.of("tabular"),
                        Instant.parse("2026-02-03T04:05:06.789Z"),
                        2,
                        2048,
                        0.75,
                        3,
                        5,
                        9,
                        1),
                dataset);
        FakeKaggle.api()
                .verify(
                        1,
                        postRequestedFor(urlEqualTo("/v1/datasets.DatasetApiService/GetDataset"))
                                .withHeader("Authorization", equalTo(FakeKaggle.BASIC))
                                .withHeader("Cookie", absent())
                                .withRequestBody(
                                        equalToJson("{\"ownerSlug\": \"demo-owner\", \"datasetSlug\": \"demo-ds\"}")));
    }

    @Test
    void reads_a_dataset_of_which_kaggle_says_nothing() {
        FakeKaggle.answers("GetDataset", "{}");

        Dataset dataset = ask(kaggle.as(credentials, Tenant.SERVICE).dataset(FakeKaggle.dataset(REF)));

        assertEquals(REF, dataset.ref());
        assertNull(dataset.title());
        assertNull(dataset.usability());
        assertNull(dataset.lastUpdated());
        assertEquals(List.of(), dataset.tags());
    }

    @Test
    void keeps_private_datasets_to_their_owner() {
        FakeKaggle.answers("GetDataset", "{\"isPrivate\": true, \"title\": \"Diary\"}");
        FakeKaggle.answers("GetDatasetMetadata", "{\"info\": {\"isPrivate\": true}}");

        assertEquals(
                404,
                problem(kaggle.as(credentials, Tenant.SERVICE).dataset(FakeKaggle.dataset(REF)))
                        .status());
        assertEquals(
                404,
                problem(kaggle.as(credentials, Tenant.SERVICE).metadata(FakeKaggle.dataset(REF)))
                        .status());
        assertEquals(
                "Diary",
                ask(kaggle.as(callers, Tenant.SERVICE).dataset(FakeKaggle.dataset(REF)))
                        .title());
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404})
    void says_of_an_unknown_one_that_it_may_be_misspelt_or_private(int status) {
        FakeKaggle.fails(
                "GetDataset",
                status,
                "{\"error\": {\"code\": " + status + ", \"message\": \"Permission 'datasets.get' was denied\"}}");

        Problem problem = problem(kaggle.as(credentials, Tenant.SERVICE).dataset(FakeKaggle.dataset(REF)));

        assertEquals(404, problem.status());
        assertEquals(
                "Dataset 'demo-owner/demo-ds' was not found on Kaggle or is not visible to this service: the name may"
                        + " be misspelt, or it is private.",
                problem.detail());
    }

    @Test
    void reads_metadata() {
        FakeKaggle.hasDataset(REF);

        DatasetMetadata metadata = ask(kaggle.as(credentials, Tenant.SERVICE).metadata(FakeKaggle.dataset(REF)));

        assertEquals(
                new DatasetMetadata(
                        "monthly",
                        "A tape measure",
                        List.of(new DescribedFile(
                                "data.csv",
                                "One row a quay",
                                List.of(
                                        new DescribedColumn("id", "Integer", null),
                                        new DescribedColumn("height", "Integer", "metres above the water"))))),
                metadata);
    }

    @Test
    void reads_what_it_can_of_odd_metadata() {
        FakeKaggle.answers(
                "GetDatasetMetadata",
                """
                {"info": {"expectedUpdateFrequency": "", "userSpecifiedSources": null,
                 "data": [null, {"description": "nameless"}, {"name": "a", "columns": [null, {}, {"name": "x"}]}]},
                 "errorMessage": ""}""");

        assertEquals(
                new DatasetMetadata(
                        null,
                        null,
                        List.of(new DescribedFile("a", null, List.of(new DescribedColumn("x", null, null))))),
                ask(kaggle.as(credentials, Tenant.SERVICE).metadata(FakeKaggle.dataset(REF))));
        FakeKaggle.answers("GetDatasetMetadata", "{}");
        assertEquals(
                new DatasetMetadata(null, null, List.of()),
                ask(kaggle.as(credentials, Tenant.SERVICE).metadata(FakeKaggle.dataset(REF))));
    }

    @Test
    void an_error_message_is_a_refusal_even_with_status_200() {
        FakeKaggle.answers("GetDatasetMetadata", "{\"info\": {}, \"errorMessage\": \"<b>secret</b> words\"}");
        FakeKaggle.answers("ListDatasetFiles", "{\"datasetFiles\": [{\"name\": \"a.csv\"}], \"errorMessage\": \"no\"}");

        for (Uni<?> call : List.of(
                kaggle.as(credentials, Tenant.SERVICE).metadata(FakeKaggle.dataset(REF)),
                kaggle.as(credentials, Tenant.SERVICE).files(FakeKaggle.dataset(REF)))) {
            Problem problem = problem(call);
            assertEquals(404, problem.status());
            assertEquals("kaggle_refused", problem.code());
            assertEquals("Kaggle reports an error instead of showing dataset 'demo-owner/demo-ds'.", problem.detail());
        }
    }

    @Test
    void reads_files_until_the_token_is_empty_even_past_an_empty_page() {
        FakeKaggle.answersPage(
                "ListDatasetFiles",
                null,
                "{\"datasetFiles\": [{\"name\": \"a.csv\", \"totalBytes\": \"61194\"}], \"nextPageToken\": \"2\"}");
        FakeKaggle.answersPage("ListDatasetFiles", "2", "{\"nextPageToken\": \"3\"}");
        FakeKaggle.answersPage(
                "ListDatasetFiles",
                "3",
                "{\"datasetFiles\": [{\"ref\": \"b\", \"name\": \"dir/b.csv\", \"description\": \"B\"}]}");

        List<DataFile> files = ask(kaggle.as(credentials, Tenant.SERVICE).files(FakeKaggle.dataset(REF)))
                .listed();

        assertEquals(List.of(new DataFile("a.csv", 61194, null), new DataFile("dir/b.csv", 0, "B")), files);
        assertEquals(
                List.of(
                        "{\"ownerSlug\":\"demo-owner\",\"datasetSlug\":\"demo-ds\",\"pageSize\":200}",
                        "{\"ownerSlug\":\"demo-owner\",\"datasetSlug\":\"demo-ds\",\"pageSize\":200,\"pageToken\":\"2\"}",
                        "{\"ownerSlug\":\"demo-owner\",\"datasetSlug\":\"demo-ds\",\"pageSize\":200,\"pageToken\":\"3\"}"),
                FakeKaggle.bodies("ListDatasetFiles"));
    }

    @Test
    void stops_after_ten_pages() {
        for (int page = 0; page < 20; page++) {
            FakeKaggle.answersPage(
                    "ListDatasetFiles",
                    page == 0 ? null : "" + page,
                    "{\"datasetFiles\": [{\"name\": \"f\"}], \"nextPageToken\": \"" + (page + 1) + "\"}");
        }

        assertEquals(
                10,
                ask(kaggle.as(credentials, Tenant.SERVICE).files(FakeKaggle.dataset(REF)))
                        .listed()
                        .size());
        assertEquals(10, FakeKaggle.calls("ListDatasetFiles").size());
    }

    @Test
    void reads_the_head_of_a_file_from_storage_without_the_key() {
        byte[] content = "id,height\n1,22\n".getBytes(StandardCharsets.UTF_8);
        FakeKaggle.hasDatasetFile(REF, "dir/data.csv", "dir/data.csv.zip", content);

        FileHead head =
                ask(kaggle.as(credentials, Tenant.SERVICE).fileHead(FakeKaggle.dataset(REF), "dir/data.csv", 9));

        assertEquals("dir/data.csv", head.name());
        assertEquals("data.csv.zip", head.deliveredName());
        assertArrayEquals("id,height".getBytes(StandardCharsets.UTF_8), head.bytes());
        assertFalse(head.complete());
        FakeKaggle.api()
                .verify(
                        FakeKaggle.called("DownloadDataset")
                                .withHeader("Authorization", equalTo(FakeKaggle.BASIC))
                                .withRequestBody(
                                        equalToJson(
                                                "{\"ownerSlug\": \"demo-owner\", \"datasetSlug\": \"demo-ds\", \"fileName\": \"dir/data.csv\"}")));
        Request storage = FakeKaggle.storage().getAllServeEvents().get(0).getRequest();
        assertEquals("bytes=0-8", storage.getHeader("Range"));
        for (String header : List.of("Authorization", "Content-Type", "Content-Length", "Cookie")) {
            assertFalse(storage.containsHeader(header), header);
        }
    }

    @Test
    void goes_only_where_downloads_are_expected() {
        FakeKaggle.api()
                .stubFor(FakeKaggle.call("DownloadDataset")
                        .willReturn(
                                aResponse().withStatus(302).withHeader("Location", "https://evil.example/data.csv")));

        Problem problem =
                problem(kaggle.as(credentials, Tenant.SERVICE).fileHead(FakeKaggle.dataset(REF), "data.csv", 9));

        assertEquals(502, problem.status());
        assertTrue(problem.detail().startsWith("Kaggle's answer for file 'data.csv' of dataset 'demo-owner/demo-ds'"));
    }

    @Test
    void asks_for_the_most_voted_notebooks_of_the_dataset() {
        FakeKaggle.hasDataset(REF);

        List<NotebookSummary> notebooks =
                ask(kaggle.as(credentials, Tenant.SERVICE).notebooks(FakeKaggle.dataset(REF), 20));

        assertEquals(
                List.of("demo-owner/demo-kernel"),
                notebooks.stream().map(NotebookSummary::ref).toList());
        assertEquals(
                List.of(
                        "{\"dataset\":\"demo-owner/demo-ds\",\"group\":\"EVERYONE\",\"sortBy\":\"VOTE_COUNT\",\"pageSize\":20}"),
                FakeKaggle.bodies("ListKernels"));
    }

    @Test
    void finds_no_notebooks_where_the_dataset_is_unknown() {
        assertEquals(
                List.of(),
                ask(kaggle.as(credentials, Tenant.SERVICE).notebooks(FakeKaggle.dataset("nobody/nothing"), 20)));
    }

    private static Problem problem(Uni<?> question) {
        return assertThrows(Problem.class, () -> ask(question));
    }

    private static <T> T ask(Uni<T> question) {
        return question.await().atMost(PATIENCE);
    }
}
