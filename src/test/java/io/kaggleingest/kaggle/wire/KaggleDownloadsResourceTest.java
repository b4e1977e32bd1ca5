package io.kaggleingest.kaggle.wire;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import jakarta.inject.Inject;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.kaggleingest.database.TestDatabase;
import io.kaggleingest.kaggle.FileHead;
import io.kaggleingest.kaggle.KaggleProblem;
import io.kaggleingest.load.Tenant;
import io.kaggleingest.web.Management;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** From the API's redirect to the first bytes of a file. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(FakeKaggle.class)
class KaggleDownloadsResourceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final byte[] CONTENT = "id,target\n1,0.5\n".getBytes(StandardCharsets.UTF_8);
    private static final String BLOB = "/blobs/train.csv?" + FakeKaggle.SIGNATURE;

    @Inject
    Vertx vertx;

    private Kaggle kaggle;

    @BeforeEach
    void openDoor() {
        FakeKaggle.reset();
        kaggle = new Kaggle(KaggleSettings.standard(), vertx, Clock.systemUTC());
    }

    @AfterEach
    void closeDoor() {
        kaggle.close();
    }

    @Test
    void fetches_a_file() {
        FakeKaggle.hasFile("titanic", "train.csv", CONTENT);

        FileHead head = head(1000);

        assertEquals("train.csv", head.name());
        assertEquals("train.csv", head.deliveredName());
        assertArrayEquals(CONTENT, head.bytes());
        assertTrue(head.complete());
        FakeKaggle.api()
                .verify(FakeKaggle.called("DownloadDataFile")
                        .withHeader("Authorization", equalTo(FakeKaggle.BASIC))
                        .withRequestBody(
                                equalToJson("{\"competitionName\": \"titanic\", \"fileName\": \"train.csv\"}")));
    }

    @Test
    void tells_storage_nothing_but_what_it_wants() {
        FakeKaggle.hasFile("titanic", "train.csv", CONTENT);

        head(1000);

        Request request = FakeKaggle.storage().getAllServeEvents().get(0).getRequest();
        assertEquals(BLOB, request.getUrl());
        assertEquals("bytes=0-999", request.getHeader("Range"));
        assertEquals("kaggleingest/test", request.getHeader("User-Agent"));
        for (String header :
                new String[] {"Authorization", "Content-Type", "Content-Length", "Cookie", "Accept-Encoding"}) {
            assertFalse(request.containsHeader(header), header);
        }
    }

    @Test
    void reads_no_further_than_it_is_told() {
        FakeKaggle.hasFile("titanic", "train.csv", CONTENT);

        FileHead head = head(4);

        assertEquals("id,t", new String(head.bytes(), StandardCharsets.UTF_8));
        assertFalse(head.complete());
    }

    @Test
    void knows_a_file_that_ends_where_reading_does() {
        FakeKaggle.hasFile("titanic", "train.csv", CONTENT);

        assertTrue(head(CONTENT.length).complete());
    }

    @Test
    void does_not_read_a_file_without_end_to_its_end() {
        redirects(FakeKaggle.storageUrl("train.csv"));
        storage(aResponse().withBody(new byte[10_000]).withChunkedDribbleDelay(100, 60_000));

        assertEquals(50, head(50).bytes().length);
    }

    @ParameterizedTest
    @CsvSource({"bytes 0-15/16, true", "bytes 0-15/17, false", "bytes 0-15/*, true"})
    void knows_from_the_range_whether_it_is_all(String contentRange, boolean complete) {
        redirects(FakeKaggle.storageUrl("train.csv"));
        storage(aResponse()
                .withStatus(206)
                .withHeader("Content-Range", contentRange)
                .withBody(CONTENT));

        assertEquals(complete, head(1000).complete());
    }

    @Test
    void refuses_another_range_than_it_asked_for() {
        redirects(FakeKaggle.storageUrl("train.csv"));
        storage(aResponse()
                .withStatus(206)
                .withHeader("Content-Range", "bytes 5-20/21")
                .withBody(CONTENT));

        assertFailed(problem());
    }

    @Test
    void takes_an_unsatisfiable_range_for_an_empty_file() {
        redirects(FakeKaggle.storageUrl("train.csv"));
        storage(aResponse().withStatus(416).withHeader("Content-Range", "bytes */0"));

        FileHead head = head(1000);

        assertEquals(0, head.bytes().length);
        assertTrue(head.complete());
    }

    @Test
    void says_under_which_name_storage_has_the_file() {
        redirects("http://" + FakeKaggle.storageHost() + "/blobs/a%2Fb%20c+d.csv.zip?x=/y.csv");
        FakeKaggle.storage().stubFor(get(anyUrl()).willReturn(aResponse().withBody(CONTENT)));

        assertEquals("b c+d.csv.zip", head(1000).deliveredName());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/train.csv",
                "https://storage.googleapis.com.evil.example/train.csv",
                "http://storage.googleapis.com/train.csv",
                "https://user:pass@STORAGE/train.csv",
                "ftp://STORAGE/train.csv",
                "file:///etc/passwd",
                "//STORAGE/train.csv",
                "/train.csv",
                "https://STORAGE\\@evil.example/train.csv",
                "http://127.0.0.1:1/train.csv",
                "http://STORAGE/train csv"
            })
    void refuses_to_go_anywhere_else(String location) {
        redirects(location.replace("STORAGE", FakeKaggle.storageHost()));

        KaggleProblem problem = problem();

        assertFailed(problem);
        assertTrue(problem.detail().endsWith("redirects to where downloads are not expected."), problem.detail());
        assertEquals(0, FakeKaggle.storage().getAllServeEvents().size());
        assertEquals(1, FakeKaggle.calls("DownloadDataFile").size());
    }

    @ParameterizedTest
    @CsvSource({"2, true", "3, false"})
    void follows_a_few_hops(int hops, boolean arrives) {
        redirects("http://" + FakeKaggle.storageHost() + "/hop/" + hops);
        for (int hop = hops; hop > 0; hop--) {
            String next = hop == 1 ? FakeKaggle.storageUrl("train.csv") : "/hop/" + (hop - 1);
            FakeKaggle.storage()
                    .stubFor(get(urlEqualTo("/hop/" + hop))
                            .willReturn(aResponse().withStatus(307).withHeader("Location", next)));
        }
        storage(aResponse().withBody(CONTENT));

        if (arrives) {
            assertTrue(head(1000).complete());
        } else {
            assertFailed(problem());
            FakeKaggle.storage().verify(3, anyRequestedFor(anyUrl()));
        }
    }

    @Test
    void checks_every_hop() {
        redirects(FakeKaggle.storageUrl("train.csv"));
        storage(aResponse().withStatus(302).withHeader("Location", FakeKaggle.apiUrl() + "/train.csv"));

        assertFailed(problem());
        FakeKaggle.api().verify(0, getRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403})
    void asks_once_for_a_fresh_url(int status) {
        redirects(FakeKaggle.storageUrl("train.csv"));
        storageFirstThenHealthy(aResponse().withStatus(status).withBody("<Error>Expired</Error>"));

        assertTrue(head(1000).complete());
        assertEquals(2, FakeKaggle.calls("DownloadDataFile").size());
    }

    @Test
    void asks_only_once_for_a_fresh_url() {
        redirects(FakeKaggle.storageUrl("train.csv"));
        storage(aResponse().withStatus(403));

        KaggleProblem problem = problem();

        assertFailed(problem);
        assertFalse(problem.toString().contains("s3cret"), problem.toString());
        assertEquals(2, FakeKaggle.calls("DownloadDataFile").size());
    }

    @Test
    void starts_again_when_the_connection_breaks() {
        redirects(FakeKaggle.storageUrl("train.csv"));
        storageFirstThenHealthy(aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE));

        assertTrue(head(1000).complete());
    }

    @Test
    void starts_again_when_less_arrives_than_announced() {
        redirects(FakeKaggle.storageUrl("train.csv"));
        storageFirstThenHealthy(aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK));

        assertArrayEquals(CONTENT, head(1000).bytes());
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 503})
    void tries_again_when_storage_is_busy(int status) {
        redirects(FakeKaggle.storageUrl("train.csv"));
        storageFirstThenHealthy(aResponse().withStatus(status));

        assertTrue(head(1000).complete());
    }

    @Test
    void passes_on_how_long_storage_wants_to_be_left_alone() {
        redirects(FakeKaggle.storageUrl("train.csv"));
        storage(aResponse().withStatus(429).withHeader("Retry-After", "30"));

        KaggleProblem problem = problem();

        assertEquals("503 kaggle_rate_limited", problem.status() + " " + problem.code());
        assertEquals(Duration.ofSeconds(30), problem.retryAfter().orElseThrow());
    }

    @Test
    void does_not_wait_for_a_slow_download() {
        redirects(FakeKaggle.storageUrl("train.csv"));
        storage(aResponse().withBody(CONTENT).withChunkedDribbleDelay(16, 60_000));
        Kaggle impatient = new Kaggle(
                KaggleSettings.standard().impatientWithDownloads(Duration.ofMillis(400)), vertx, Clock.systemUTC());

        KaggleProblem problem = assertThrows(KaggleProblem.class, () -> impatient
                .as(FakeKaggle.credentials(), Tenant.SERVICE)
                .fileHead(FakeKaggle.competition("titanic"), "train.csv", 1000)
                .await()
                .atMost(PATIENCE));

        assertEquals("504 kaggle_timeout", problem.status() + " " + problem.code());
    }

    @Test
    void says_that_a_file_is_not_there() {
        FakeKaggle.fails("DownloadDataFile", 404, "{\"error\": {\"code\": 404, \"message\": \"Not found\"}}");

        KaggleProblem problem = problem();

        assertEquals("404 kaggle_not_found", problem.status() + " " + problem.code());
        assertTrue(problem.detail().startsWith("File 'train.csv' of competition 'titanic' was not"), problem.detail());
    }

    @Test
    void leaves_no_signature_in_the_metrics() {
        FakeKaggle.hasFile("titanic", "train.csv", CONTENT);
        head(1000);

        String metrics = Management.metrics();

        assertTrue(metrics.contains("http_client_requests"), metrics);
        assertFalse(metrics.contains("s3cret"), metrics);
    }

    @Test
    void says_that_there_is_no_redirect() {
        FakeKaggle.answers("DownloadDataFile", "{}");

        assertFailed(problem());
    }

    private FileHead head(int maxBytes) {
        return kaggle.as(FakeKaggle.credentials(), Tenant.SERVICE)
                .fileHead(FakeKaggle.competition("titanic"), "train.csv", maxBytes)
                .await()
                .atMost(PATIENCE);
    }

    private KaggleProblem problem() {
        return assertThrows(KaggleProblem.class, () -> head(1000));
    }

    private static void redirects(String location) {
        FakeKaggle.api()
                .stubFor(FakeKaggle.call("DownloadDataFile")
                        .willReturn(aResponse().withStatus(302).withHeader("Location", location)));
    }

    private static void storage(ResponseDefinitionBuilder answer) {
        FakeKaggle.storage().stubFor(get(urlEqualTo(BLOB)).willReturn(answer));
    }

    private static void storageFirstThenHealthy(ResponseDefinitionBuilder first) {
        FakeKaggle.storage()
                .stubFor(get(urlEqualTo(BLOB))
                        .inScenario("recovery")
                        .whenScenarioStateIs(Scenario.STARTED)
                        .willReturn(first)
                        .willSetStateTo("healthy"));
        FakeKaggle.storage()
                .stubFor(get(urlEqualTo(BLOB))
                        .inScenario("recovery")
                        .whenScenarioStateIs("healthy")
                        .willReturn(aResponse().withBody(CONTENT)));
    }

    private static void assertFailed(KaggleProblem problem) {
        assertEquals("502 kaggle_failed", problem.status() + " " + problem.code(), problem.detail());
    }
}
