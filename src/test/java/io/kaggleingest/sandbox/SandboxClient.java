package io.kaggleingest.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * Speaks to a sandbox as a client of Kaggle would: no cookies, no automatic redirects. As an extension of a test class it
 * closes the sandbox after all tests.
 */
final class SandboxClient implements AfterAllCallback {

    static final String COMPETITIONS = "competitions.CompetitionApiService/";
    static final String KERNELS = "kernels.KernelsApiService/";
    static final String DATASETS = "datasets.DatasetApiService/";
    static final String DISCUSSIONS = "discussions.DiscussionApiService/";
    static final String BASIC = basic(Sandbox.USERNAME, Sandbox.KEY);

    /** For the case in which the sandbox hangs: no test waits for it to pass. */
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Sandbox sandbox;

    SandboxClient(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    Sandbox sandbox() {
        return sandbox;
    }

    @Override
    public void afterAll(ExtensionContext context) {
        sandbox.close();
    }

    static String basic(String username, String key) {
        return "Basic " + Base64.getEncoder().encodeToString((username + ":" + key).getBytes(UTF_8));
    }

    HttpRequest.Builder request(String method, String body) {
        return HttpRequest.newBuilder(URI.create(sandbox.apiUrl() + "/" + method))
                .timeout(TIMEOUT)
                .header("Authorization", BASIC)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    HttpResponse<byte[]> post(String method, String body) {
        return send(request(method, body));
    }

    /** The answer of a call that must succeed. */
    JsonNode call(String method, String body) {
        HttpResponse<byte[]> response = post(method, body);
        assertEquals(200, response.statusCode(), () -> method + " " + body);
        assertEquals(
                "application/json; charset=utf-8",
                response.headers().firstValue("Content-Type").orElse(""));
        return json(response.body());
    }

    /** The error of a call that must be refused. */
    JsonNode refused(HttpResponse<byte[]> response, int status) {
        assertEquals(status, response.statusCode());
        JsonNode error = json(response.body()).path("error");
        assertEquals(status, error.path("code").asInt());
        return error;
    }

    /** All items of a list, page by page. */
    List<JsonNode> all(String method, String body, String field) {
        List<JsonNode> items = new ArrayList<>();
        ObjectNode request = (ObjectNode) json(body.getBytes(UTF_8));
        String token;
        do {
            JsonNode page = call(method, request.toString());
            page.path(field).forEach(items::add);
            token = page.path("nextPageToken").asText();
            request.put("pageToken", token);
        } while (!token.isEmpty());
        return items;
    }

    /** Where a download is redirected to. */
    URI location(String method, String body) {
        HttpResponse<byte[]> response = post(method, body);
        assertEquals(302, response.statusCode(), () -> method + " " + body);
        return URI.create(response.headers().firstValue("Location").orElseThrow());
    }

    HttpResponse<byte[]> get(URI location, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(location).timeout(TIMEOUT).GET();
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    static JsonNode json(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new AssertionError(new String(body, UTF_8), e);
        }
    }

    static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    static List<String> texts(Iterable<JsonNode> items, String field) {
        List<String> texts = new ArrayList<>();
        items.forEach(item -> texts.add(item.path(field).asText()));
        return texts;
    }
}
