package io.kaggleingest.web;

import java.util.List;
import java.util.stream.Stream;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import io.kaggleingest.database.TestDatabase;
import io.kaggleingest.kaggle.wire.FakeKaggle;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** With a deadline of five seconds and half a megabyte for all bodies together. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(FakeKaggle.class)
class RequestBodiesResourceTest {

    private static final String LOG_IN =
            "POST /api/auth/login HTTP/1.1\r\nHost: localhost\r\n" + "Content-Type: application/json\r\n";
    private static final String UPLOAD = "POST /api/get-context-upload HTTP/1.1\r\nHost: localhost\r\n"
            + "Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 65000\r\n\r\n";

    @Test
    void an_announced_body_beyond_the_routes_limit_is_refused_before_it_comes() {
        try (RawConnection connection = new RawConnection()) {
            String answer =
                    connection.send(LOG_IN + "Content-Length: 5000\r\n\r\n").rest();

            assertRefused(answer, 413, "body_too_large");
        }
    }

    @Test
    void a_body_without_a_length_is_counted_while_it_comes() {
        try (RawConnection connection = new RawConnection()) {
            String answer = connection
                    .send(LOG_IN + "Transfer-Encoding: chunked\r\n\r\n1388\r\n" + "x".repeat(5000) + "\r\n")
                    .rest();

            assertRefused(answer, 413, "body_too_large");
        }
    }

    @Test
    void a_chunked_body_within_the_limit_is_read() {
        try (RawConnection connection = new RawConnection()) {
            String answer = connection
                    .send(LOG_IN + "Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n")
                    .rest();

            assertRefused(answer, 400, "missing_field");
        }
    }

    @Test
    void a_body_that_does_not_come_is_not_waited_for() {
        try (RawConnection connection = new RawConnection()) {
            String answer = connection
                    .send(LOG_IN + "Content-Length: 100\r\n\r\n{\"email\"")
                    .rest();

            assertRefused(answer, 408, "body_too_slow");
        }
    }

    @Test
    void half_bodies_together_have_a_bound_and_the_service_goes_on() {
        List<RawConnection> half = Stream.generate(RawConnection::new).limit(12).toList();
        try {
            half.forEach(connection -> connection.send(UPLOAD + "x".repeat(60_000)));

            String refused = half.stream()
                    .map(RawConnection::rest)
                    .filter(answer -> answer.contains(" 503 "))
                    .findFirst()
                    .orElse("");

            assertRefused(refused, 503, "busy");
            assertTrue(refused.toLowerCase(java.util.Locale.ROOT).contains("retry-after: 2"), refused);
        } finally {
            half.forEach(RawConnection::close);
        }
        given().get("/health").then().statusCode(200);
        given().contentType("application/json")
                .body("{}")
                .post("/api/auth/login")
                .then()
                .statusCode(400);
    }

    @Test
    void a_request_without_a_host_is_told_so_in_the_usual_shape() {
        try (RawConnection connection = new RawConnection()) {
            String answer = connection
                    .send("GET /health HTTP/1.1\r\nConnection: close\r\n\r\n")
                    .rest();

            assertRefused(answer, 400, "missing_host");
        }
    }

    @Test
    void there_is_no_upgrade_to_http_2() {
        try (RawConnection connection = new RawConnection()) {
            String answer = connection
                    .send("GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade, HTTP2-Settings\r\n"
                            + "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n"
                            + "GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                    .rest();

            assertTrue(answer.startsWith("HTTP/1.1 200"), answer);
        }
    }

    @Test
    void a_body_for_an_endpoint_without_one_is_no_fault() {
        given().body("x").get("/health").then().statusCode(200).body("status", equalTo("healthy"));
    }

    private static void assertRefused(String answer, int status, String code) {
        assertTrue(answer.contains("HTTP/1.1 " + status + " "), answer);
        assertTrue(answer.contains("\"code\":\"" + code + "\""), answer);
    }
}
