package io.kaggleingest.bench;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What was tried, each in the words of the protocol. */
final class Attacks {

    private static final String JSON = "Content-Type: application/json\r\n";

    private final String mail;
    private final List<String> paying;
    private final List<String> keys;

    /** @param mail of an account with a password; {@code keys} of accounts that have nothing to pay with */
    Attacks(String mail, List<String> paying, List<String> keys) {
        this.mail = mail;
        this.paying = paying;
        this.keys = keys;
    }

    Map<String, Consumer<Attacker>> all() {
        Map<String, Consumer<Attacker>> all = new LinkedHashMap<>();
        all.put("half bodies of uploads", by -> by.hold(300, n -> bytes(upload())));
        all.put("half bodies of log-ins", by -> by.hold(300, n -> bytes(head("POST", "/api/auth/login")
                + JSON + "Content-Length: 2000000\r\n\r\n" + "x".repeat(1_990_000))));
        all.put("bodies without a length", by -> by.ask(8, 2, n -> bytes(head("POST", "/api/auth/signup")
                + JSON + "Transfer-Encoding: chunked\r\n\r\n" + ("1000\r\n" + "x".repeat(4096) + "\r\n").repeat(40))));
        all.put("1500 connections that say nothing", by -> by.hold(1500, n -> new byte[0]));
        all.put("Prefer with 15,500 zeros", by -> by.ask(8, 2, n -> bytes(
                get("/api/competitions/titanic", key(n), "Prefer: wait=" + "0".repeat(15_500) + "x\r\n"))));
        all.put("a head of many fields", by -> by.ask(8, 2, n -> bytes(
                get("/api/auth/me", key(n), "A: b\r\n".repeat(2_500)))));
        all.put("HTTP/2 with empty CONTINUATION frames", by -> by.ask(8, 2, n -> continuations()));
        all.put("h2c upgrade", by -> by.ask(8, 2, n -> bytes(get("/health", null,
                "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n"))));
        all.put("two lengths and a chunked body", by -> by.ask(8, 2, n -> bytes(head("POST", "/api/auth/login")
                + JSON + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\n\r\n")));
        all.put("invented methods and paths", by -> by.ask(8, 2, n -> bytes(
                "INVENT" + n + " /api/nothing-" + n + " HTTP/1.1\r\nHost: localhost\r\n\r\n")));
        all.put("log-ins with a wrong password", by -> by.ask(8, 2, n -> login("wrong " + n)));
        all.put("sign-ups", by -> by.ask(8, 4, n -> bytes(post("/api/auth/signup", null,
                "{\"email\":\"abuse-" + n + "@example.com\",\"password\":\"correct horse\"}"))));
        all.put("HEAD with ever other budgets, no credits", by -> by.ask(8, 2, n -> bytes(
                get("/api/competitions/titanic?max_tokens=" + (500 + n), key(n), "").replaceFirst("GET", "HEAD"))));
        all.put("If-None-Match with ever other budgets", by -> by.ask(8, 2, n -> bytes(
                get("/api/competitions/titanic?max_tokens=" + (500 + n), key(n), "If-None-Match: \"x\"\r\n"))));
        all.put("invented names", by -> by.ask(8, 2, n -> bytes(
                get("/api/competitions/invented-" + n, paying.get(n % 20), ""))));
        all.put("refresh by HEAD", by -> by.ask(8, 2, n -> bytes(
                get("/api/competitions/titanic?refresh=true", key(n), "").replaceFirst("GET", "HEAD"))));
        all.put("searches", by -> by.ask(8, 2, n -> bytes(
                get("/api/search?query=competition+data+of+number+" + n, keys.get(n % keys.size()), ""))));
        all.put("wrong admin keys", by -> by.ask(8, 2, n -> bytes(head("POST", "/api/admin/accounts/a@example.com/credits")
                + JSON + "X-Admin-Key: wrong-" + n + "\r\nContent-Length: 2\r\n\r\n{}")));
        all.put("new keys", by -> by.ask(8, 2, n -> bytes(
                post("/api/auth/keys", paying.get(1), "{\"name\":\"key " + n + "\"}"))));
        return all;
    }

    byte[] login(String password) {
        return bytes(post("/api/auth/login", null, "{\"email\":\"" + mail + "\",\"password\":\"" + password + "\"}"));
    }

    private String key(int n) {
        return keys.get(n % keys.size());
    }

    private static String upload() {
        return head("POST", "/api/get-context-upload")
                + "Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 65000\r\n\r\n" + "x".repeat(64_000);
    }

    private static String head(String method, String path) {
        return method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n";
    }

    private static String get(String path, String key, String headers) {
        return head("GET", path) + (key == null ? "" : "X-API-Key: " + key + "\r\n") + headers + "\r\n";
    }

    private static String post(String path, String key, String body) {
        return head("POST", path) + JSON + (key == null ? "" : "X-API-Key: " + key + "\r\n") + "Content-Length: "
                + body.length() + "\r\n\r\n" + body;
    }

    /** The preface, settings, a HEADERS frame that does not end, and thousands of empty ones that go on. */
    private static byte[] continuations() {
        String preface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
        byte[] settings = Base64.getDecoder().decode("AAAABAAAAAAA");
        byte[] headers = {0, 0, 1, 1, 0, 0, 0, 0, 1, (byte) 0x82};
        byte[] empty = {0, 0, 0, 9, 0, 0, 0, 0, 1};
        byte[] all = new byte[preface.length() + settings.length + headers.length + 5_000 * empty.length];
        int at = 0;
        for (byte[] part : List.of(bytes(preface), settings, headers)) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        while (at < all.length) {
            System.arraycopy(empty, 0, all, at, empty.length);
            at += empty.length;
        }
        return all;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
