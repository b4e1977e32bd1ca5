package io.kaggleingest.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A connection that says what no HTTP client would, from any address of loopback. */
final class Connection implements AutoCloseable {

    private static final int LIMIT_MILLIS = 15_000;

    private final Socket socket = new Socket();

    /** @param from the last part of the address */
    Connection(int port, int from) throws IOException {
        socket.bind(new InetSocketAddress("127.0.0." + from, 0));
        socket.connect(new InetSocketAddress("127.0.0.1", port), LIMIT_MILLIS);
        socket.setSoTimeout(LIMIT_MILLIS);
    }

    Connection send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return this;
    }

    Connection send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The status of the next answer; 0 where the other side closed without one. */
    int status() throws IOException {
        byte[] line = socket.getInputStream().readNBytes(12);
        String text = new String(line, StandardCharsets.ISO_8859_1);
        return text.startsWith("HTTP/1.1 ") && text.length() == 12 ? Integer.parseInt(text.substring(9)) : 0;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
