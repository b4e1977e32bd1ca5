package io.kaggleingest.sandbox;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.zip.ZipInputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.kaggleingest.sandbox.SandboxClient.COMPETITIONS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SandboxStorageTest {

    private static final MovableClock CLOCK = new MovableClock();

    @RegisterExtension
    static final SandboxClient client = new SandboxClient(Sandbox.start(CLOCK));

    @Test
    void a_download_is_redirected_to_the_storage() {
        URI location = location("test.csv");

        assertEquals(client.sandbox().storageHost(), location.getAuthority());
        assertTrue(location.getPath().endsWith("/test.csv"));
        assertTrue(location.getRawQuery().contains("&X-Goog-Expires=600&"));

        HttpResponse<byte[]> response = client.get(location);
        assertEquals(200, response.statusCode());
        assertEquals("text/csv", header(response, "Content-Type"));
        assertEquals("bytes", header(response, "Accept-Ranges"));
        assertEquals("Mon, 5 Jan 2026 18:09:58 GMT", header(response, "Last-Modified"));
        assertEquals(String.valueOf(response.body().length), header(response, "Content-Length"));
        assertTrue(new String(response.body(), UTF_8).startsWith("PassengerId,Pclass,Name"));
    }

    @Test
    void a_larger_file_is_delivered_as_a_zip_with_one_member() throws IOException {
        URI location = location("train.csv");

        assertTrue(location.getPath().endsWith("/train.csv.zip"));
        HttpResponse<byte[]> response = client.get(location);
        assertEquals("application/zip", header(response, "Content-Type"));
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(response.body()))) {
            assertEquals("train.csv", zip.getNextEntry().getName());
            assertTrue(new String(zip.readAllBytes(), UTF_8).startsWith("PassengerId,Survived,Pclass"));
            assertNull(zip.getNextEntry());
        }
    }

    @Test
    void a_missing_file_is_not_found() {
        client.refused(
                client.post(
                        COMPETITIONS + "DownloadDataFile",
                        "{\"competitionName\":\"titanic\",\"fileName\":\"train.tsv\"}"),
                404);
    }

    @ParameterizedTest
    @CsvSource({"Authorization,Basic AAAA", "Content-Type,application/json"})
    void the_storage_wants_no_headers_of_the_api(String name, String value) {
        HttpResponse<byte[]> response = client.get(location("test.csv"), name, value);

        assertEquals(400, response.statusCode());
        assertTrue(new String(response.body(), UTF_8).contains("<Code>InvalidArgument</Code>"));
    }

    @ParameterizedTest
    @CsvSource({"bytes=0-9,0,10", "bytes=10-,10,-1", "bytes=0-,0,-1", "bytes=5-99999999,5,-1", "bytes=-4,-4,-1"})
    void a_range_is_delivered_as_a_part(String range, int from, int to) {
        URI location = location("train.csv");
        byte[] whole = client.get(location).body();

        HttpResponse<byte[]> part = client.get(location, "Range", range);

        int start = from < 0 ? whole.length + from : from;
        int end = to < 0 ? whole.length : to;
        assertEquals(206, part.statusCode());
        assertEquals("bytes " + start + "-" + (end - 1) + "/" + whole.length, header(part, "Content-Range"));
        assertArrayEquals(Arrays.copyOfRange(whole, start, end), part.body());
    }

    @Test
    void a_range_behind_the_end_cannot_be_delivered() {
        HttpResponse<byte[]> response = client.get(location("test.csv"), "Range", "bytes=99999999-");

        assertEquals(416, response.statusCode());
        assertTrue(header(response, "Content-Range").startsWith("bytes */"));
    }

    @Test
    void a_range_of_another_unit_is_ignored() {
        assertEquals(200, client.get(location("test.csv"), "Range", "lines=0-9").statusCode());
    }

    @Test
    void a_signature_is_good_for_its_own_link_only() {
        String location = location("test.csv").toString();

        refused(location.replace("/test.csv", "/gender_submission.csv"));
        refused(location.replace("Expires=600", "Expires=601"));
        refused(location.replaceFirst("Signature=.", "Signature=g"));
        refused(location.replaceFirst("&X-Goog-Signature=.*", ""));
        refused(location.replaceFirst("\\?.*", ""));
        refused(location + "&x=1");
    }

    @Test
    void a_link_expires() {
        URI location = location("test.csv");
        CLOCK.pass(Duration.ofMinutes(9));
        assertEquals(200, client.get(location).statusCode());

        CLOCK.pass(Duration.ofMinutes(1));

        refused(location.toString());
    }

    private static void refused(String location) {
        HttpResponse<byte[]> response = client.get(URI.create(location));
        assertEquals(403, response.statusCode(), location);
        assertEquals("application/xml; charset=UTF-8", header(response, "Content-Type"));
    }

    private static URI location(String file) {
        return client.location(
                COMPETITIONS + "DownloadDataFile", "{\"competitionName\":\"titanic\",\"fileName\":\"" + file + "\"}");
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private static final class MovableClock extends Clock {

        private Instant now = Instant.parse("2026-11-21T10:00:00Z");

        synchronized void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public synchronized Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
