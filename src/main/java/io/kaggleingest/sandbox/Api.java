package io.kaggleingest.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Kaggle's RPC form: {@code POST /v1/<service>/<method>} with a JSON object, also under {@code /api/v1}. */
final class Api implements HttpHandler {

    private static final Pattern ROUTE = Pattern.compile("(?:/api)?/v1/([A-Za-z.]+/[A-Za-z]+)");
    private static final int LARGEST_BODY = 1 << 20;
    private static final System.Logger LOG = System.getLogger(Api.class.getName());

    private final Map<String, Operation> operations = new HashMap<>();
    private final byte[] credentials;

    Api(Catalog catalog, Links links, Paging paging, String username, String key) {
        credentials = Base64.getEncoder().encode((username + ":" + key).getBytes(UTF_8));
        ForumOperations forums = new ForumOperations(catalog, paging);
        add("competitions.CompetitionApiService", new CompetitionOperations(catalog, links, paging).all());
        add("competitions.CompetitionApiService", forums.ofCompetitions());
        add("kernels.KernelsApiService", new KernelOperations(catalog, paging).all());
        add("datasets.DatasetApiService", new DatasetOperations(catalog, links, paging).all());
        add("discussions.DiscussionApiService", forums.ofDatasets());
    }

    private void add(String service, Map<String, Operation> methods) {
        methods.forEach((name, operation) -> operations.put(service + "/" + name, operation));
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Headers headers = exchange.getResponseHeaders();
            headers.set("X-Kaggle-ApiVersion", "2.2.3");
            headers.set("X-Kaggle-RequestId", UUID.randomUUID().toString().replace("-", ""));
            headers.set("Set-Cookie", "ka_sessionid=sandbox; path=/");
            headers.set("Vary", "Accept-Encoding");
            try {
                send(exchange, answer(exchange));
            } catch (Refusal refusal) {
                send(exchange, refusal);
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.ERROR, "The sandbox failed at " + exchange.getRequestURI(), e);
                send(exchange, Refusal.internal());
            }
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        // Read first, whatever the answer will be: an unread body would cost the client its connection.
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY);
        Matcher route = ROUTE.matcher(exchange.getRequestURI().getPath());
        if (!route.matches() || !exchange.getRequestMethod().equals("POST")) {
            throw Refusal.notFound();
        }
        Operation operation = operations.get(route.group(1));
        if (operation == null) {
            throw Refusal.notFound();
        }
        authenticate(exchange.getRequestHeaders());
        return operation.answer(Request.read(route.group(1), body));
    }

    private void authenticate(Headers headers) {
        String header = headers.getFirst("Authorization");
        String cookies = String.valueOf(headers.get("Cookie"));
        // Kaggle lets a replayed session cookie win over the credentials, and then finds nobody in it.
        if (header == null || !isKey(header) || cookies.contains("ka_sessionid")) {
            throw Refusal.unauthenticated();
        }
    }

    private boolean isKey(String header) {
        return header.regionMatches(true, 0, "Basic ", 0, 6)
                && MessageDigest.isEqual(header.substring(6).trim().getBytes(UTF_8), credentials);
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        if (answer instanceof Answer.Json json) {
            send(exchange, 200, json.body());
        } else if (answer instanceof Answer.Redirect redirect) {
            exchange.getResponseHeaders().set("Location", redirect.location());
            exchange.sendResponseHeaders(302, -1);
        } else if (answer instanceof Answer.Attachment attachment) {
            Headers headers = exchange.getResponseHeaders();
            headers.set("Content-Type", attachment.contentType());
            headers.set("Content-Disposition", "attachment; filename=\"" + attachment.name() + "\"");
            // A file is sent as it is: clients compare what they have written with Content-Length.
            write(exchange, 200, attachment.bytes());
        }
    }

    private static void send(HttpExchange exchange, Refusal refusal) throws IOException {
        send(exchange, refusal.code(), refusal.envelope());
    }

    private static void send(HttpExchange exchange, int status, ObjectNode body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        // The catalog's own objects are answered with; what is left out, is left out of a copy.
        send(exchange, status, Json.withoutDefaults(body.deepCopy()).toString().getBytes(UTF_8));
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        byte[] bytes = body;
        if (String.valueOf(exchange.getRequestHeaders().getFirst("Accept-Encoding"))
                .contains("gzip")) {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            bytes = gzip(body);
        }
        write(exchange, status, bytes);
    }

    private static void write(HttpExchange exchange, int status, byte[] bytes) throws IOException {
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static byte[] gzip(byte[] body) throws IOException {
        ByteArrayOutputStream buffer = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(buffer)) {
            gzip.write(body);
        }
        return buffer.toByteArray();
    }
}
