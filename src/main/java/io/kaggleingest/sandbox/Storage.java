package io.kaggleingest.sandbox;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Map;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The origin to which downloads are redirected. It knows no keys, and is strict with a client that sends one. */
final class Storage implements HttpHandler {

    private final Map<String, StoredFile> files;
    private final Links links;

    Storage(Catalog catalog, Links links) {
        this.files = catalog.storage();
        this.links = links;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Headers request = exchange.getRequestHeaders();
            StoredFile file = files.get(exchange.getRequestURI().getPath());
            if (request.containsKey("Authorization") || request.containsKey("Content-Type")) {
                refuse(exchange, 400, "InvalidArgument", "This request must carry no Authorization or Content-Type.");
            } else if (!exchange.getRequestMethod().equals("GET") || !links.valid(exchange.getRequestURI())) {
                refuse(exchange, 403, "SignatureDoesNotMatch", "The signature is wrong or has expired.");
            } else if (file == null) {
                refuse(exchange, 404, "NoSuchKey", "The specified key does not exist.");
            } else {
                deliver(exchange, file, request.getFirst("Range"));
            }
        }
    }

    private static void deliver(HttpExchange exchange, StoredFile file, String range) throws IOException {
        byte[] bytes = file.content();
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", contentType(file.deliveredName()));
        headers.set("Accept-Ranges", "bytes");
        headers.set("x-goog-hash", "md5=" + md5(bytes));
        headers.set(
                "Last-Modified",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(file.lastModified().atOffset(ZoneOffset.UTC)));
        ByteRange part = ByteRange.of(range, bytes.length);
        if (!part.satisfiable()) {
            headers.set("Content-Range", "bytes */" + bytes.length);
            refuse(exchange, 416, "InvalidRange", "The requested range cannot be satisfied.");
            return;
        }
        if (part.partial()) {
            headers.set("Content-Range", "bytes " + part.from() + "-" + (part.to() - 1) + "/" + bytes.length);
        }
        exchange.sendResponseHeaders(part.partial() ? 206 : 200, part.length());
        exchange.getResponseBody().write(bytes, part.from(), part.length());
    }

    private static void refuse(HttpExchange exchange, int status, String code, String message) throws IOException {
        String xml = "<?xml version='1.0' encoding='UTF-8'?><Error><Code>" + code + "</Code><Message>" + message
                + "</Message></Error>";
        exchange.getResponseHeaders().set("Content-Type", "application/xml; charset=UTF-8");
        exchange.sendResponseHeaders(status, xml.length());
        exchange.getResponseBody().write(xml.getBytes(UTF_8));
    }

    private static String contentType(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "csv" -> "text/csv";
            case "zip" -> "application/zip";
            case "png" -> "image/png";
            case "json" -> "application/json";
            default -> "application/octet-stream";
        };
    }

    private static String md5(byte[] bytes) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has MD5", e);
        }
    }
}
