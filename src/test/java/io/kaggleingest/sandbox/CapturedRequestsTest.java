package io.kaggleingest.sandbox;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * What Kaggle's official client has been seen to send (docs/kaggle-wire.md#calls), byte for byte, to a sandbox that holds
 * the competition, the dataset and the account of those requests. Left out is what this service does not serve: whole
 * archives, outputs and states of runs, models, tokens.
 */
class CapturedRequestsTest {

    private static final String FOLDER = "/io/kaggleingest/sandbox/captured/";
    private static final int SOCKET_TIMEOUT_MS = 10_000;

    private static Sandbox sandbox;
    private static JsonNode shapes;

    @BeforeAll
    static void start() {
        Resources resources = new Resources(FOLDER);
        shapes = resources.json("shapes.json");
        sandbox = Sandbox.start(Clock.systemUTC(), resources, "fakeuser", "fakekey0123456789");
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    /** @param command what made the client send it */
    record Captured(String command, String head, String body) {

        private static Captured of(String block) {
            String[] lines = block.split("\n", 2);
            String[] parts = lines[1].strip().split("\n\n", 2);
            return new Captured(lines[0].strip(), parts[0], parts[1]);
        }

        byte[] bytes() {
            return (head.replace("\n", "\r\n") + "\r\n\r\n" + body).getBytes(UTF_8);
        }

        String method() {
            return head.substring(head.indexOf('/', "POST /v1/".length()) + 1, head.indexOf(" HTTP/1.1"));
        }

        @Override
        public String toString() {
            return command;
        }
    }

    /** An HTTP answer, its body unpacked. */
    record Reply(int status, Map<String, String> headers, byte[] body) {

        JsonNode json() {
            return SandboxClient.json(body);
        }
    }

    static Stream<Captured> captured() {
        return Arrays.stream(new String(new Resources(FOLDER).bytes("requests.http"), UTF_8).split("(?m)^### "))
                .filter(block -> !block.isBlank())
                .map(Captured::of);
    }

    static Stream<Captured> questions() {
        return captured().filter(request -> !isDownload(request) && !hasForeignToken(request));
    }

    static Stream<Captured> downloads() {
        return captured().filter(CapturedRequestsTest::isDownload);
    }

    static Stream<Captured> foreignTokens() {
        return captured().filter(CapturedRequestsTest::hasForeignToken);
    }

    private static boolean isDownload(Captured request) {
        return request.method().equals("DownloadDataFile") || request.method().equals("DownloadDataset");
    }

    private static boolean hasForeignToken(Captured request) {
        return request.body().contains("\"pageToken\"");
    }

    @Test
    void every_capture_says_its_length_and_is_replayed_once() {
        List<Captured> all = captured().toList();

        assertEquals(37, all.size());
        assertEquals(
                all.size(),
                questions().count() + downloads().count() + foreignTokens().count());
        all.forEach(request -> assertTrue(
                request.head().contains("Content-Length: " + request.body().length() + "\n"), request::command));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void is_answered_in_the_documented_shape(Captured request) throws IOException {
        Reply reply = send(sandbox.apiUrl(), request.bytes());

        assertEquals(200, reply.status());
        boolean file = request.method().equals("DownloadLeaderboard");
        assertEquals(file ? null : "gzip", reply.headers().get("content-encoding"));
        if (file) {
            assertEquals("PK", new String(reply.body(), 0, 2, ISO_8859_1));
            assertTrue(reply.headers().get("content-disposition").contains("demo-comp-publicleaderboard.zip"));
        } else {
            assertEquals("application/json; charset=utf-8", reply.headers().get("content-type"));
            requireContentWhereThereIsSome(request, reply.json());
            requireShape(request.method(), shapes.get(request.method()), reply.json());
        }
    }

    @ParameterizedTest
    @MethodSource("foreignTokens")
    void a_page_token_of_somebody_else_is_refused_in_the_documented_shape(Captured request) throws IOException {
        Reply reply = send(sandbox.apiUrl(), request.bytes());

        assertEquals(400, reply.status());
        JsonNode error = reply.json().path("error");
        assertEquals(400, error.path("code").asInt());
        assertEquals("INVALID_ARGUMENT", error.path("status").asText());
        assertTrue(error.path("message").isTextual());
    }

    @ParameterizedTest
    @MethodSource("downloads")
    void leads_to_storage_which_delivers_to_what_the_client_sends_there(Captured request) throws IOException {
        Reply redirect = send(sandbox.apiUrl(), request.bytes());

        assertEquals(302, redirect.status());
        URI location = URI.create(redirect.headers().get("location"));
        assertNotEquals(sandbox.apiUrl().getAuthority(), location.getAuthority());
        String follow =
                """
                GET %s?%s HTTP/1.1
                Host: %s
                User-Agent:\s
                Accept-Encoding: gzip, deflate
                Accept: */*
                Connection: keep-alive

                """
                        .formatted(location.getRawPath(), location.getRawQuery(), location.getAuthority());
        Reply file = send(location, follow.replace("\n", "\r\n").getBytes(UTF_8));
        assertEquals(200, file.status());
        assertNull(file.headers().get("content-encoding"));
        boolean zipped = request.body().contains("train.csv");
        assertEquals(zipped, location.getPath().endsWith(".zip"));
        assertEquals(zipped, new String(file.body(), 0, 2, ISO_8859_1).equals("PK"));
    }

    @Test
    void the_same_question_goes_on_with_a_token_of_our_own() throws IOException {
        Captured first = captured()
                .filter(request -> request.command().endsWith("--page-size 2"))
                .findFirst()
                .orElseThrow();
        Reply page = send(sandbox.apiUrl(), first.bytes());
        String token = page.json().path("nextPageToken").asText();

        Captured second = captured()
                .filter(request -> request.command().endsWith("--page-size 2 --page-token 2"))
                .findFirst()
                .orElseThrow();
        String body = second.body().replace("\"2\"", "\"" + token + "\"");
        String head = second.head().replaceFirst("Content-Length: \\d+", "Content-Length: " + body.length());
        Reply next = send(sandbox.apiUrl(), new Captured("", head, body).bytes());

        assertEquals(2, page.json().path("files").size());
        assertEquals("train.csv", next.json().path("files").path(0).path("name").asText());
        assertTrue(next.json().path("nextPageToken").isMissingNode());
    }

    /** A page behind the last, a search for something else, and other people's own things are empty. */
    private static void requireContentWhereThereIsSome(Captured request, JsonNode answer) {
        boolean none = request.body().contains("\"page\": 2")
                || request.body().contains("\"page\": 3")
                || request.body().contains("\"search\": \"foo\"");
        assertEquals(none, answer.isEmpty(), answer::toString);
    }

    /** Each field of the documented answer is there and of that type; lists hold nothing else. */
    private static void requireShape(String path, JsonNode documented, JsonNode answer) {
        if (answer.isEmpty() && answer.isContainerNode()) {
            return;
        }
        assertEquals(documented.getNodeType(), answer.getNodeType(), path);
        if (documented.isArray()) {
            answer.forEach(item -> requireShape(path + "[]", documented.get(0), item));
        }
        documented.properties().forEach(field -> {
            JsonNode own = answer.path(field.getKey());
            if (!mayBeMissing(path, field.getKey())) {
                assertTrue(!own.isMissingNode(), () -> path + "." + field.getKey() + " is missing in " + answer);
                requireShape(path + "." + field.getKey(), field.getValue(), own);
            }
        });
    }

    /** Defaults are left out of answers, and a list's files carry no reference of their own. */
    private static boolean mayBeMissing(String path, String field) {
        return field.equals("nextPageToken")
                || field.equals("ref") && path.startsWith("ListDataFiles")
                || path.startsWith("ListDataTreeFiles") && field.startsWith("total") && !field.equals("totalBytes")
                || path.startsWith("ListDataTreeFiles.directories")
                || field.equals("isPrivate")
                || field.equals("enableGpu")
                || field.equals("tags");
    }

    private static Reply send(URI server, byte[] request) throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(SOCKET_TIMEOUT_MS);
            socket.getOutputStream().write(request);
            return read(socket);
        }
    }

    private static Reply read(Socket socket) throws IOException {
        var in = socket.getInputStream();
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            assertTrue(next >= 0, () -> "The answer breaks off: " + head);
            head.append((char) next);
        }
        String[] lines = head.toString().split("\r\n");
        Map<String, String> headers = new HashMap<>();
        for (int i = 1; i < lines.length; i++) {
            String[] header = lines[i].split(":", 2);
            headers.put(header[0].toLowerCase(Locale.ROOT), header[1].strip());
        }
        byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        if ("gzip".equals(headers.get("content-encoding"))) {
            try (var packed = new GZIPInputStream(new ByteArrayInputStream(body))) {
                body = packed.readAllBytes();
            }
        }
        return new Reply(Integer.parseInt(lines[0].split(" ")[1]), headers, body);
    }
}
