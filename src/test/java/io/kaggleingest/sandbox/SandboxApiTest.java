package io.kaggleingest.sandbox;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.kaggleingest.sandbox.SandboxClient.COMPETITIONS;
import static io.kaggleingest.sandbox.SandboxClient.basic;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SandboxApiTest {

    private static final String GET = COMPETITIONS + "GetCompetition";
    private static final String TITANIC = "{\"competitionName\":\"titanic\"}";

    @RegisterExtension
    static final SandboxClient client = new SandboxClient(Sandbox.start());

    @Test
    void both_prefixes_lead_to_the_same_operation() {
        URI other = URI.create(client.sandbox().apiUrl().toString().replace("/v1", "/api/v1/") + GET);

        HttpResponse<byte[]> response = client.send(client.request(GET, TITANIC).uri(other));

        assertEquals(client.call(GET, TITANIC), SandboxClient.json(response.body()));
    }

    @Test
    void answers_carry_the_headers_of_kaggle() {
        HttpResponse<byte[]> response = client.post(GET, TITANIC);

        assertTrue(response.headers().firstValue("X-Kaggle-ApiVersion").isPresent());
        assertTrue(response.headers().firstValue("X-Kaggle-RequestId").isPresent());
        assertTrue(response.headers().firstValue("Set-Cookie").orElse("").startsWith("ka_sessionid="));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Basic", "Basic AAAA", "Bearer sandbox-key-not-a-secret"})
    void credentials_other_than_the_key_are_refused(String authorization) {
        var request = client.request(GET, TITANIC).setHeader("Authorization", authorization);

        JsonNode error = client.refused(client.send(request), 401);

        assertEquals("Unauthenticated", error.path("message").asText());
        assertEquals("UNAUTHENTICATED", error.path("status").asText());
    }

    @Test
    void a_token_in_the_place_of_the_key_is_refused() {
        String token = basic(Sandbox.USERNAME, "KGAT_0123456789");

        client.refused(client.send(client.request(GET, TITANIC).setHeader("Authorization", token)), 401);
    }

    @Test
    void a_missing_authorization_is_refused() {
        var request = HttpRequest.newBuilder(URI.create(client.sandbox().apiUrl() + "/" + GET))
                .POST(HttpRequest.BodyPublishers.ofString(TITANIC));

        client.refused(client.send(request), 401);
    }

    @Test
    void a_replayed_session_cookie_is_refused() {
        var request = client.request(GET, TITANIC).header("Cookie", "ka_sessionid=sandbox");

        client.refused(client.send(request), 401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"competitions.CompetitionApiService/NoSuchMethod", "x/y", "", "../v2"})
    void an_unknown_route_is_not_found(String route) {
        JsonNode error = client.refused(client.post(route, "{}"), 404);

        assertEquals("NOT_FOUND", error.path("status").asText());
    }

    @Test
    void only_post_is_answered() {
        client.refused(client.send(client.request(GET, "").GET()), 404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "\"titanic\"",
                "{\"competitionName\":\"titanic\"} {}",
                "{}",
                "{\"competitionName\":7}",
                "{\"competitionName\":\"\"}",
                "{\"competitionName\":null}"
            })
    void a_malformed_body_is_invalid(String body) {
        JsonNode error = client.refused(client.post(GET, body), 400);

        assertEquals("INVALID_ARGUMENT", error.path("status").asText());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GetCompetition",
                "ListCompetitionPages",
                "ListDataFiles",
                "ListDataTreeFiles",
                "DownloadDataFile",
                "GetLeaderboard",
                "DownloadLeaderboard",
                "ListSubmissions",
                "ListCompetitionTopics",
                "ListTopicMessages"
            })
    void an_unknown_competition_is_denied(String method) {
        String body = "{\"competitionName\":\"titanik\",\"fileName\":\"train.csv\",\"topicId\":610001}";

        JsonNode error = client.refused(client.post(COMPETITIONS + method, body), 403);

        assertEquals(
                "Permission 'competitions.get' was denied",
                error.path("message").asText());
        assertEquals("PERMISSION_DENIED", error.path("status").asText());
    }

    @Test
    void the_api_and_the_storage_are_two_origins_on_loopback() {
        assertEquals("127.0.0.1", client.sandbox().apiUrl().getHost());
        assertEquals("/v1", client.sandbox().apiUrl().getPath());
        assertTrue(client.sandbox().storageHost().startsWith("127.0.0.1:"));
        assertTrue(
                !client.sandbox().storageHost().equals(client.sandbox().apiUrl().getAuthority()));
    }

    @Test
    void two_sandboxes_do_not_meet() {
        try (Sandbox other = Sandbox.start()) {
            assertTrue(!other.apiUrl().equals(client.sandbox().apiUrl()));
        }
        client.call(GET, TITANIC);
    }

    @Test
    void no_thread_of_a_sandbox_keeps_the_process_alive() {
        client.call(GET, TITANIC);

        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("sandbox") || thread.getName().equals("HTTP-Dispatcher")) {
                assertTrue(thread.isDaemon(), thread.getName());
            }
        }
    }

    @Test
    void a_closed_sandbox_answers_nobody() {
        Sandbox closed = Sandbox.start();
        closed.close();
        HttpRequest request = HttpRequest.newBuilder(closed.apiUrl())
                .timeout(Duration.ofSeconds(10))
                .GET()
                .build();

        IOException refused = assertThrows(IOException.class, () -> HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding()));

        assertEquals(ConnectException.class, refused.getClass());
    }
}
