package io.kaggleingest.bench;

import com.fasterxml.jackson.databind.ObjectMapper;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a service answers to a request of each kind, without what differs from one to the next by itself. */
record Walk(Map<String, String> answers) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final List<String> CONTEXTS = List.of(
            "/api/competitions/titanic", "/api/competitions/buoy-wave-height", "/api/competitions/crane-lift-energy",
            "/api/competitions/lichen-cover", "/api/competitions/tide-gauge-gaps",
            "/api/datasets/inesmoreau/liners-and-their-lifeboats");
    private static final List<String> FORMS =
            List.of("", "?format=md", "?format=txt", "?format=json", "?format=toon&max_tokens=4000",
                    "?focus=how+are+submissions+scored&max_tokens=3000");
    private static final List<String> READS = List.of("/outline", "/changes", "/find?text=score");
    private static final List<String> OTHERS = List.of(
            "/health", "/llms.txt", "/SKILL.md", "/q/openapi", "/q/swagger-ui/", "/", "/dashboard",
            "/api/auth/me", "/api/auth/keys", "/api/usage", "/api/usage/daily?days=1",
            "/api/search?query=titanic", "/api/competitions?search=wave", "/api/competitions/titanic/leaderboard",
            "/api/competitions/titanic/bundle", "/api/competitions/no-such-competition", "/api/nothing",
            "/api/get-context?url=titanic", "/api/jobs/00000000-0000-0000-0000-000000000000");

    static Walk of(Service service) throws Exception {
        Map<String, String> answers = new LinkedHashMap<>();
        String key = key(service);
        for (String context : CONTEXTS) {
            service.warm(context, key);
            for (String form : FORMS) {
                note(answers, service.get(context + form, key), context + form);
            }
            for (String read : READS) {
                note(answers, service.get(context + read, key), context + read);
            }
        }
        for (String other : OTHERS) {
            note(answers, service.get(other, key), other);
        }
        note(answers, service.get("/api/auth/me", "ki_nobody"), "a key of nobody");
        note(answers, tool(service, key, "fetch", "{\"id\":\"competition/titanic\"}"), "MCP fetch");
        note(answers, tool(service, key, "search", "{\"query\":\"wave\"}"), "MCP search");
        return new Walk(answers);
    }

    static String key(Service service) throws Exception {
        String body = "{\"email\":\"%s@example.com\",\"password\":\"correct horse battery staple\"}"
                .formatted(java.util.UUID.randomUUID());
        HttpResponse<byte[]> signedUp = post(service, "/api/auth/signup", body, "none");
        return JSON.readTree(signedUp.body()).path("api_key").asText();
    }

    List<String> differences(Walk other) {
        List<String> different = new ArrayList<>();
        answers.forEach((request, answer) -> {
            String theirs = other.answers().get(request);
            if (!answer.equals(theirs)) {
                different.add(request + "\n    " + excerpt(answer, theirs) + "\n    " + excerpt(theirs, answer));
            }
        });
        System.out.println(answers.size() + " requests compared, " + different.size() + " answered otherwise");
        return different;
    }

    private static String excerpt(String answer, String other) {
        int at = 0;
        while (at < Math.min(answer.length(), other.length()) && answer.charAt(at) == other.charAt(at)) {
            at++;
        }
        return answer.substring(Math.max(0, at - 20), Math.min(answer.length(), at + 80));
    }

    private static HttpResponse<byte[]> tool(Service service, String key, String name, String arguments)
            throws Exception {
        return post(
                service,
                "/mcp",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"%s\",\"arguments\":%s}}"
                        .formatted(name, arguments),
                key);
    }

    private static HttpResponse<byte[]> post(Service service, String path, String body, String key) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + path))
                                .header("Content-Type", "application/json")
                                .header("Accept", "application/json, text/event-stream")
                                .header("X-API-Key", key)
                                .timeout(LIMIT)
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
    }

    private static void note(Map<String, String> answers, HttpResponse<byte[]> answer, String request) {
        String type = answer.headers().firstValue("Content-Type").orElse("");
        boolean binary = type.contains("zip");
        String body = binary ? "" : new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8);
        answers.put(request, answer.statusCode() + " " + type + " " + withoutChance(body));
    }

    /** Times, names by chance, balances, markers of untrusted text, and the port. */
    private static String withoutChance(String body) {
        return body.replaceAll("\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?( ?UTC|Z)?", "TIME")
                .replaceAll("\\d{4}-\\d\\d-\\d\\d", "DAY")
                .replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "ID")
                .replaceAll("ki_[A-Za-z0-9_…]+", "KEY")
                .replaceAll("(?i)(untrusted|marker|fence|data)[-_ :]+[a-z0-9]{6,}", "MARKER")
                .replaceAll("\"(balance|balance_after|credits|credits_remaining|etag|next_cursor|id)\":[^,}]+", "NUMBER")
                .replaceAll("127\\.0\\.0\\.1:\\d+|localhost:\\d+", "HOST");
    }
}
