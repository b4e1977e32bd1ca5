package io.kaggleingest.context;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jakarta.inject.Inject;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
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

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Situations that Kaggle really has: many files, limits, things that are not there, things that have moved. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(FakeKaggle.class)
class KaggleSituationsResourceTest {

    private static final Path FORMATS = Path.of("src/test/resources/io/kaggleingest/document/head/cases/formats");

    @Inject
    AdjustableClock clock;

    private final String slug = "demo-" + UUID.randomUUID();

    @BeforeEach
    void forget() {
        FakeKaggle.reset();
    }

    @AfterEach
    void now() {
        clock.reset();
    }

    @Test
    void tables_behind_thousands_of_pictures_are_read_with_a_handful_of_calls() {
        FakeKaggle.hasCompetition(slug);
        FakeKaggle.api()
                .stubFor(FakeKaggle.call("ListDataFiles")
                        .atPriority(1)
                        .willReturn(okJson(
                                "{\"files\": [" + pictures("photos/left/", 200) + "], \"nextPageToken\": \"2\"}")));
        FakeKaggle.answers(
                "ListDataTreeFiles",
                """
                {"directories": [{"name": "photos", "relativeUrl": "photos", "totalDirectories": 2, "totalChildren": 2}],
                 "files": [{"name": "sample_submission.csv", "totalBytes": 22}, {"name": "test.csv", "totalBytes": 20},
                           {"name": "train.csv", "totalBytes": 41}],
                 "totalChildren": 4, "totalDirectories": 1, "totalFiles": 3}""");
        FakeKaggle.answers(
                "GetCompetitionDataFilesSummary",
                """
                {"fileSummaryInfo": {"totalFileCount": 5203, "fileTypes": [
                  {"extension": ".png", "fileCount": 5200, "totalSize": 91000000},
                  {"extension": ".csv", "fileCount": 3, "totalSize": 83}]}}""");
        FakeKaggle.hasFile(slug, "sample_submission.csv", bytes("id,kind\n9,cup\n8,cup\n"));
        FakeKaggle.hasFile(slug, "test.csv", bytes("id,width\n9,10\n8,11\n"));
        FakeKaggle.hasFile(slug, "train.csv", bytes("id,width,kind\n1,10,cup\n2,11,pan\n3,12,cup\n"));

        JsonPath document = document("competitions/" + slug);

        assertEquals(List.of("train.csv", "test.csv", "sample_submission.csv"), document.getList("tables.file"));
        assertEquals("kind", document.getString("facts.target_columns.value"));
        assertTrue(document.getString("facts.submission_format.value").startsWith("header id,kind"));
        assertEquals(
                "5203 files, 91.0 MB: train.csv 41 B; test.csv 20 B; sample_submission.csv 22 B;"
                        + " 5200 png in photos 91.0 MB (**/*.png, such as left/000000.png, left/000001.png)",
                document.getString("facts.files.value"));
        assertEquals(List.of("files of other kinds"), document.getList("left_out.part"));
        assertEquals(1, FakeKaggle.calls("ListDataFiles").size());
        assertEquals(1, FakeKaggle.calls("ListDataTreeFiles").size());
        assertEquals(1, FakeKaggle.calls("GetCompetitionDataFilesSummary").size());
    }

    @Test
    void folders_of_a_dataset_are_one_entry_also_where_nobody_counts_the_files() {
        String ref = "pottery/" + slug;
        FakeKaggle.hasDataset(ref);
        FakeKaggle.api()
                .stubFor(FakeKaggle.call("ListDatasetFiles")
                        .atPriority(1)
                        .willReturn(okJson("{\"datasetFiles\": [" + pictures("Images/class_00/", 75) + ","
                                + pictures("Images/class_01/", 125) + "], \"nextPageToken\": \"2\"}")));
        String folders = IntStream.range(0, 40)
                .mapToObj("{\"name\": \"class_%02d\", \"totalFiles\": 75, \"totalChildren\": 75}"::formatted)
                .collect(Collectors.joining(","));
        FakeKaggle.answers(
                "ListTreeDatasetFiles",
                """
                {"directories": [{"name": "Images", "relativeUrl": "Images", "totalDirectories": 40, "totalChildren": 40}],
                 "files": [{"name": "labels.csv", "totalBytes": 55}], "totalChildren": 2}""");
        FakeKaggle.api()
                .stubFor(FakeKaggle.call("ListTreeDatasetFiles")
                        .atPriority(1)
                        .withRequestBody(matchingJsonPath("$.path", equalTo("Images")))
                        .willReturn(okJson("{\"directories\": [" + folders + "]}")));
        FakeKaggle.hasDatasetFile(ref, "labels.csv", "labels.csv", bytes("file,class\n0000.jpg,class_00\n1.jpg,b\n"));

        JsonPath document = document("datasets/" + ref);

        assertEquals(List.of("labels.csv"), document.getList("tables.findAll { it.rows_sampled > 0 }.file"));
        assertTrue(
                document.getString("facts.files.value")
                        .matches("3001 files: labels.csv 55 B; 3000 png in Images \\(.*"),
                document.getString("facts.files.value"));
        assertEquals(1, FakeKaggle.calls("ListDatasetFiles").size());
    }

    @Test
    void a_list_that_nobody_completes_is_never_told_as_if_it_were_whole() {
        FakeKaggle.hasCompetition(slug);
        FakeKaggle.api()
                .stubFor(FakeKaggle.call("ListDataFiles")
                        .atPriority(1)
                        .willReturn(
                                okJson("{\"files\": [" + pictures("photos/", 200) + "], \"nextPageToken\": \"2\"}")));
        for (int page = 2; page < 40; page++) {
            FakeKaggle.api()
                    .stubFor(FakeKaggle.call("ListDataFiles")
                            .atPriority(0)
                            .withRequestBody(matchingJsonPath("$.pageToken", equalTo("" + page)))
                            .willReturn(okJson("{\"files\": [" + pictures("p" + page + "/", 200)
                                    + "], \"nextPageToken\": \"" + (page + 1) + "\"}")));
        }

        JsonPath document = document("competitions/" + slug);

        assertTrue(
                document.getString("facts.files.value").startsWith("more than 4000 files"),
                document.getString("facts.files.value"));
        assertEquals(20, FakeKaggle.calls("ListDataFiles").size());
    }

    @Test
    void limited_downloads_cost_the_tables_and_are_tried_again_when_the_limit_is_over() {
        FakeKaggle.hasCompetition(slug);
        FakeKaggle.api()
                .stubFor(FakeKaggle.call("DownloadDataFile")
                        .atPriority(1)
                        .willReturn(aResponse()
                                .withStatus(429)
                                // Less than what would close the door for the other tests of this process.
                                .withHeader("Retry-After", "25")
                                .withBody("{\"error\": {\"code\": 429, \"message\": \"Too many requests\"}}")));

        JsonPath limited = document("competitions/" + slug);

        assertEquals(List.of(), limited.getList("tables"));
        assertEquals(2, limited.getList("files").size());
        assertEquals(4, limited.getList("pages").size());
        assertEquals(1, limited.getList("notebooks").size());
        assertEquals(2, limited.getList("discussions").size());
        assertEquals(2, limited.getList("leaderboard").size());
        assertEquals(List.of("file sample_submission.csv", "file train.csv"), limited.getList("left_out.part"));
        assertTrue(limited.getString("left_out[0].reason").contains("limits"), limited.getString("left_out"));

        String another = "other-" + slug;
        FakeKaggle.hasCompetition(another);
        JsonPath alsoLimited = document("competitions/" + another);
        assertEquals(List.of(), alsoLimited.getList("tables"));
        assertEquals(4, alsoLimited.getList("pages").size());

        FakeKaggle.reset();
        FakeKaggle.hasCompetition(slug);
        clock.advance(Duration.ofMinutes(2));
        SignedUp user = SignedUp.anew();
        Response whole = Eventually.get(
                () -> user.request().queryParam("format", "json").get("/api/competitions/" + slug),
                answer -> answer.jsonPath().getList("tables") != null
                        && !answer.jsonPath().getList("tables").isEmpty());
        assertEquals(List.of(), whole.jsonPath().getList("left_out"));
    }

    @Test
    void a_hackathon_has_no_leaderboard_and_nobody_says_that_it_was_not_found() {
        FakeKaggle.answers(
                "GetCompetition",
                "{\"ref\": \"https://www.kaggle.com/competitions/" + slug
                        + "\", \"title\": \"Lighthouse Jam\", \"category\": \"Hackathon\", \"reward\": \"10,000 Usd\"}");
        FakeKaggle.fails("GetLeaderboard", 404, "{\"error\": {\"code\": 404, \"message\": \"Not found\"}}");
        for (String empty : List.of("ListDataFiles", "ListCompetitionPages", "ListCompetitionTopics", "ListKernels")) {
            FakeKaggle.answers(empty, "{}");
        }
        FakeKaggle.answers(
                "GetHackathonOverview",
                """
                {"pages": [{"id": 1, "name": "Judging", "mimeType": "text/markdown",
                            "content": "A jury reads the write-ups: 60 points for the idea, 40 for the code."}]}""");

        JsonPath document = document("competitions/" + slug);

        assertEquals("Lighthouse Jam", document.getString("title"));
        assertEquals(List.of("Judging"), document.getList("pages.name"));
        assertEquals(List.of("leaderboard"), document.getList("left_out.part"));
        assertTrue(document.getString("left_out[0].reason").startsWith("it has no leaderboard"));
        assertFalse(document.prettify().contains("misspelt"), document.prettify());
    }

    @Test
    void a_link_of_old_to_a_notebook_says_how_to_ask_for_it() {
        FakeKaggle.hasNotebook("quayside/" + slug);

        String message = Eventually.get(
                        () -> SignedUp.anew()
                                .request()
                                .contentType("application/json")
                                .body("{\"url\": \"https://www.kaggle.com/quayside/" + slug + "\"}")
                                .post("/api/get-context"),
                        answer -> answer.statusCode() == 404)
                .path("detail");

        assertTrue(message.endsWith("ask for it as https://www.kaggle.com/code/quayside/" + slug), message);
    }

    @Test
    void the_name_that_kaggle_answers_with_is_the_one_to_ask_by() {
        String now = "brickworks/" + slug;
        FakeKaggle.hasDataset(now);
        FakeKaggle.api()
                .stubFor(FakeKaggle.call("GetDataset")
                        .withRequestBody(matchingJsonPath("$.datasetSlug", equalTo("old-" + slug)))
                        .willReturn(okJson("{\"ref\": \"" + now + "\", \"title\": \"Kiln firings\"}")));

        JsonPath document = document("datasets/brickworks/old-" + slug);

        assertEquals("Kiln firings", document.getString("title"));
        assertEquals(3, document.getList("files").size());
        assertEquals(2, document.getList("tables").size());
    }

    @Test
    void a_notebook_that_cannot_be_had_gives_its_place_to_the_next() {
        FakeKaggle.hasCompetition(slug);
        String listed = IntStream.range(0, 14)
                .mapToObj(i ->
                        "{\"ref\": \"ada/%s-%d\", \"title\": \"N\", \"totalVotes\": %d}".formatted(slug, i, 100 - i))
                .collect(Collectors.joining(","));
        FakeKaggle.api()
                .stubFor(FakeKaggle.call("ListKernels")
                        .atPriority(1)
                        .willReturn(okJson("{\"kernels\": [" + listed + "]}")));
        IntStream.of(0, 1, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13)
                .forEach(i -> FakeKaggle.hasNotebook("ada/" + slug + "-" + i));
        FakeKaggle.api()
                .stubFor(FakeKaggle.call("GetKernel")
                        .atPriority(1)
                        .withRequestBody(matchingJsonPath("$.kernelSlug", equalTo(slug + "-2")))
                        .willReturn(aResponse().withStatus(403)));

        document("competitions/" + slug);

        List<String> pulled = FakeKaggle.calls("GetKernel").stream()
                .map(call -> call.getBodyAsString().replaceAll(".*-(\\d+)\"}", "$1"))
                .distinct()
                .toList();
        assertEquals(12, pulled.size(), pulled::toString);
        assertTrue(pulled.contains("11") && !pulled.contains("12"), pulled::toString);
    }

    @Test
    void columns_that_kaggle_tells_are_used_where_the_file_cannot_be_read() {
        String ref = "orrery/" + slug;
        FakeKaggle.hasDataset(ref);
        FakeKaggle.api()
                .stubFor(
                        FakeKaggle.call("ListDatasetFiles")
                                .atPriority(1)
                                .willReturn(
                                        okJson(
                                                """
                                {"datasetFiles": [{"name": "orbits.parquet", "totalBytes": 48000000, "columns": [
                                  {"order": 0, "name": "body", "type": "String"},
                                  {"order": 1, "name": "semi_major_au", "type": "Numeric"}]}]}""")));

        JsonPath document = document("datasets/" + ref);

        assertEquals("orbits.parquet", document.getString("tables[0].file"));
        assertEquals(List.of("body", "semi_major_au"), document.getList("tables[0].columns.name"));
        assertEquals(List.of("text", "numeric"), document.getList("tables[0].columns.type"));
    }

    @Test
    void of_a_large_parquet_file_the_end_is_read_and_no_more() throws IOException {
        byte[] file = Files.readAllBytes(FORMATS.resolve("readings.parquet"));
        byte[] end = Arrays.copyOf(new byte[0], 65536);
        System.arraycopy(file, 0, end, end.length - file.length, file.length);
        lamps("train.parquet", FakeKaggle.storageUrl("train.parquet"));
        storage(
                "train.parquet",
                aResponse()
                        .withStatus(206)
                        .withHeader("Content-Range", "bytes 1199934464-1199999999/1200000000")
                        .withBody(end));

        JsonPath document = document("competitions/" + slug);

        assertEquals("train.parquet", document.getString("tables[0].file"));
        assertEquals(500, document.getInt("tables[0].rows"));
        assertEquals(100, document.getInt("tables[0].columns[4].nulls"));
        assertEquals("2024-10-26", document.getString("tables[0].columns[2].greatest"));
        FakeKaggle.storage()
                .verify(
                        1,
                        WireMock.getRequestedFor(WireMock.anyUrl()).withHeader("Range", equalTo("bytes=1199934464-")));
    }

    @Test
    void of_files_of_two_gigabytes_less_than_five_megabytes_in_all_are_asked_for() {
        long size = 2_000_000_000L;
        FakeKaggle.hasCompetition(slug);
        List<String> names = Stream.of(
                        "anchors buoys cranes docks eels fog gulls harbours ice jetties keels lamps".split(" "))
                .flatMap(name -> Stream.of(name + ".csv", name + ".parquet"))
                .toList();
        String listed = names.stream()
                .map(name -> "{\"name\": \"%s\", \"totalBytes\": %d}".formatted(name, size))
                .collect(Collectors.joining(","));
        FakeKaggle.api()
                .stubFor(FakeKaggle.call("ListDataFiles")
                        .atPriority(1)
                        .willReturn(okJson("{\"files\": [" + listed + "]}")));
        for (String name : names) {
            FakeKaggle.hasFile(slug, name, bytes("id,width\n1,2\n"));
        }

        document("competitions/" + slug);

        List<Long> ranges = FakeKaggle.storage().findAll(WireMock.getRequestedFor(WireMock.anyUrl())).stream()
                .map(request -> request.getHeader("Range"))
                .map(range -> length(range, size))
                .toList();
        assertTrue(ranges.size() >= 12, ranges::toString);
        assertTrue(ranges.stream().mapToLong(Long::longValue).sum() < 5_000_000, ranges::toString);
    }

    /** What storage sends for a header such as {@code bytes=0-99} or {@code bytes=100-}. */
    private static long length(String range, long size) {
        String[] ends = range.substring("bytes=".length()).split("-");
        long last = ends.length == 1 ? size - 1 : Long.parseLong(ends[1]);
        return last - Long.parseLong(ends[0]) + 1;
    }

    @Test
    void a_longer_footer_takes_one_more_request() throws IOException {
        byte[] file = Files.readAllBytes(FORMATS.resolve("readings.parquet"));
        byte[] end = new byte[65536];
        System.arraycopy(file, 0, end, end.length - file.length, file.length);
        int length = 100_000;
        for (int i = 0; i < 4; i++) {
            end[end.length - 8 + i] = (byte) (length >> 8 * i);
        }
        lamps("train.parquet", FakeKaggle.storageUrl("train.parquet"));
        storage(
                "train.parquet",
                aResponse()
                        .withStatus(206)
                        .withHeader("Content-Range", "bytes 1199934464-1199999999/1200000000")
                        .withBody(end));

        JsonPath document = document("competitions/" + slug);

        assertTrue(document.getString("left_out").contains("another range"), document.getString("left_out"));
        FakeKaggle.storage()
                .verify(
                        1,
                        WireMock.getRequestedFor(WireMock.anyUrl()).withHeader("Range", equalTo("bytes=1199899992-")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"whole", "zip", "other start", "other end"})
    void a_footer_that_cannot_be_had_is_left_out_and_named(String situation) {
        boolean zip = situation.equals("zip");
        String stored = zip ? "train.parquet.zip" : "train.parquet";
        lamps("train.parquet", FakeKaggle.storageUrl(stored));
        byte[] content = new byte[65536];
        storage(
                stored,
                situation.equals("whole")
                        ? aResponse().withStatus(200).withBody(content)
                        : aResponse()
                                .withStatus(206)
                                .withHeader(
                                        "Content-Range",
                                        situation.equals("other start")
                                                ? "bytes 0-65535/1200000000"
                                                : "bytes 1199934464-1199999999/1200000000")
                                .withBody(content));

        JsonPath document = document("competitions/" + slug);

        assertEquals(List.of(), document.getList("tables"));
        assertTrue(
                document.getList("left_out.part", String.class).stream()
                        .anyMatch(part -> part.endsWith("train.parquet")),
                document.getString("left_out"));
        assertEquals(4, document.getList("pages").size());
    }

    private void lamps(String file, String location) {
        FakeKaggle.hasCompetition(slug);
        FakeKaggle.api()
                .stubFor(FakeKaggle.call("ListDataFiles")
                        .atPriority(1)
                        .willReturn(okJson("{\"files\": [{\"name\": \"" + file + "\", \"totalBytes\": 1200000000}]}")));
        FakeKaggle.api()
                .stubFor(FakeKaggle.call("DownloadDataFile")
                        .atPriority(1)
                        .willReturn(aResponse().withStatus(302).withHeader("Location", location)));
    }

    private static void storage(String file, com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder answer) {
        FakeKaggle.storage()
                .stubFor(get(urlPathEqualTo("/blobs/" + file)).atPriority(1).willReturn(answer));
    }

    private static String pictures(String folder, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"name\": \"%s%06d.png\", \"totalBytes\": 17500}".formatted(folder, i))
                .collect(Collectors.joining(","));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static JsonPath document(String path) {
        SignedUp user = SignedUp.anew();
        return Eventually.get(
                        () -> user.request()
                                .queryParam("format", "json")
                                .queryParam("top_n", 10)
                                .get("/api/" + path),
                        answer -> answer.header("X-Credits-Cost") != null)
                .jsonPath();
    }
}
