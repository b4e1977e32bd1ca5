package io.kaggleingest.job;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.kaggleingest.TightLimits;
import io.kaggleingest.account.SignedUp;
import io.kaggleingest.database.TestDatabase;
import io.kaggleingest.ingest.Ingestion;
import io.kaggleingest.kaggle.wire.FakeKaggle;
import io.kaggleingest.load.TooManyRequests;
import io.kaggleingest.web.Eventually;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(FakeKaggle.class)
@TestProfile(TightLimits.class)
class JobEventsResourceTest {

    @Inject
    Jobs jobs;

    @Inject
    JobStreams streams;

    @Inject
    Pool database;

    @Inject
    ObjectMapper json;

    private final HttpClient http = HttpClient.newHttpClient();
    private final String slug = "events-" + UUID.randomUUID();
    private SignedUp user;

    @BeforeEach
    void begin() {
        FakeKaggle.reset();
        FakeKaggle.hasCompetition(slug);
        user = SignedUp.anew();
    }

    @Test
    void a_stream_tells_the_present_state_each_change_and_the_end() throws Exception {
        UUID job = RunningJob.insert(database, slug, 0);
        try (Stream<String> lines = stream(job).body()) {
            Iterator<String> events = lines.filter(line -> !line.isEmpty()).iterator();

            JsonNode first = next(events);
            change(job, "done = 4");
            JsonNode second = next(events);
            change(
                    job,
                    "status = 'failed', stage = 'failed', message = 'Gone', finished_at = now(),"
                            + " failure_code = 'x', failure_status = 503, retry_at = now()");
            JsonNode last = next(events);

            assertEquals(job.toString(), first.path("id").asText());
            assertEquals("running", first.path("status").asText());
            assertEquals(3, first.path("progress").path("done").asInt());
            assertEquals(4, second.path("progress").path("done").asInt());
            assertEquals("failed", last.path("status").asText());
            assertEquals("Gone", last.path("message").asText());
            assertTrue(last.path("finished_at").isTextual());
            assertFalse(events.hasNext());
        }
        assertEquals(10, user.credits());
    }

    @Test
    void what_has_ended_is_told_once() throws Exception {
        String id = user.request()
                .header("Prefer", "wait=60")
                .get("/api/competitions/no-" + slug)
                .path("job.id");

        HttpResponse<Stream<String>> answer = stream(UUID.fromString(id));

        assertEquals(200, answer.statusCode());
        assertTrue(answer.headers().firstValue("Content-Type").orElseThrow().startsWith("text/event-stream"));
        assertEquals("no-store", answer.headers().firstValue("Cache-Control").orElseThrow());
        assertEquals(
                user.request().get("/api/jobs/" + id).asString(),
                String.join("", answer.body().toList()).replaceFirst("data:\\s?", ""));
    }

    @Test
    void a_job_is_followed_from_the_queue_to_its_end() throws Exception {
        String id = user.request().get("/api/competitions/" + slug).path("job.id");

        List<String> data =
                stream(UUID.fromString(id)).body().filter(this::isData).toList();

        JsonNode last = data(data.get(data.size() - 1));
        assertEquals("completed", last.path("status").asText());
        assertEquals(last.path("progress").path("total"), last.path("progress").path("done"));
        assertEquals(data.size(), data.stream().distinct().count());
    }

    @Test
    void between_two_changes_a_comment_says_that_the_stream_is_alive() throws Exception {
        try (Stream<String> lines = stream(RunningJob.insert(database, slug, 0)).body()) {
            assertTrue(lines.anyMatch(line -> line.startsWith(":")));
        }
    }

    @Test
    void a_stream_does_not_live_for_ever() throws Exception {
        List<String> data = stream(RunningJob.insert(database, slug, 0))
                .body()
                .filter(this::isData)
                .toList();

        assertEquals(1, data.size());
    }

    @Test
    void who_follows_too_many_is_refused_until_one_ends() throws Exception {
        UUID job = RunningJob.insert(database, slug, 0);
        try (Stream<String> first = stream(job).body();
                Stream<String> second = stream(job).body()) {
            assertTrue(first.anyMatch(this::isData));
            assertTrue(second.anyMatch(this::isData));

            user.request()
                    .get("/api/jobs/%s/events".formatted(job))
                    .then()
                    .statusCode(429)
                    .header("Retry-After", notNullValue())
                    .header("X-RateLimit-Limit", equalTo("2"))
                    .body("code", equalTo("too_many_requests"))
                    .body("detail", containsString("follows 2 jobs"));
        }

        Eventually.get(() -> statusOf(job), status -> status == 200);
    }

    /** As where the connection breaks off before the head of the answer is written. */
    @Test
    void a_stream_that_nobody_ever_reads_gives_its_place_back() {
        Ingestion job = jobs.find(new JobId(RunningJob.insert(database, slug, 0), 0))
                .await()
                .indefinitely()
                .orElseThrow();
        long account = -42;
        streams.open(job, account);
        streams.open(job, account);
        assertThrows(TooManyRequests.class, () -> streams.open(job, account));

        Eventually.get(() -> opens(job, account), opened -> opened);
    }

    private boolean opens(Ingestion job, long account) {
        try {
            streams.open(job, account);
            return true;
        } catch (TooManyRequests full) {
            return false;
        }
    }

    @Test
    void a_private_job_cannot_be_followed_by_another_account() {
        UUID job = RunningJob.insert(database, slug, -1);

        Response hidden = user.request().get("/api/jobs/%s/events".formatted(job));

        hidden.then().statusCode(404).body("code", equalTo("no_such_job"));
        user.request().get("/api/jobs/titanic/events").then().statusCode(400).body("code", equalTo("invalid_job_id"));
        given().get("/api/jobs/%s/events".formatted(job)).then().statusCode(401);
    }

    private int statusOf(UUID job) {
        try {
            HttpResponse<Stream<String>> answer = stream(job);
            answer.body().close();
            return answer.statusCode();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private HttpResponse<Stream<String>> stream(UUID job) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(
                        URI.create("http://localhost:%d/api/jobs/%s/events".formatted(RestAssured.port, job)))
                .header("X-API-Key", user.key())
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofLines());
    }

    private JsonNode next(Iterator<String> lines) {
        Predicate<String> isData = this::isData;
        String line;
        do {
            line = lines.next();
        } while (isData.negate().test(line));
        return data(line);
    }

    private boolean isData(String line) {
        return line.startsWith("data:");
    }

    private JsonNode data(String line) {
        try {
            return json.readTree(line.substring("data:".length()));
        } catch (IOException e) {
            throw new AssertionError(line, e);
        }
    }

    private void change(UUID id, String assignments) {
        database.preparedQuery("update ingestion set %s where id = $1".formatted(assignments))
                .executeAndAwait(Tuple.of(id));
    }
}
