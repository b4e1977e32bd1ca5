package io.kaggleingest.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertFalse;

/** A receiver of OTLP on loopback, which keeps the bytes of what it was sent: names stand in them as they are. */
public final class ReceivedTraces implements AutoCloseable {

    public static final String TRACE_ID = "0af7651916cd43dd8448eb211c80319c";
    public static final String TRACEPARENT = "00-" + TRACE_ID + "-b7ad6b7169203331-01";

    private static final List<String> STEPS =
            List.of("key look-up", "debit", "rendering", "ingestion", "kaggle list", "kaggle storage");

    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final HttpServer server;

    private ReceivedTraces() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::receive);
        server.start();
    }

    public static ReceivedTraces start() throws IOException {
        return new ReceivedTraces();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void receive(HttpExchange exchange) throws IOException {
        boolean packed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        InputStream body = exchange.getRequestBody();
        byte[] bytes = (packed ? new GZIPInputStream(body) : body).readAllBytes();
        synchronized (received) {
            received.write(bytes);
        }
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    private String text() {
        synchronized (received) {
            return received.toString(ISO_8859_1);
        }
    }

    /** Each step, and those of a request below the trace that its caller began; and nothing that is secret. */
    public void hold(String secret) {
        String traceId = new String(HexFormat.of().parseHex(TRACE_ID), ISO_8859_1);
        Eventually.get(
                this::text,
                text -> STEPS.stream().allMatch(text::contains)
                        && text.split(java.util.regex.Pattern.quote(traceId), -1).length > 10);
        assertFalse(text().contains(secret));
        assertFalse(text().contains("signature"));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
