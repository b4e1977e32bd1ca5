package io.kaggleingest.kaggle.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Answers one call and does not stop talking until the other side hangs up. */
final class EndlessKaggle implements AutoCloseable {

    private static final byte[] HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{\"title\": \""
            .getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final CompletableFuture<Void> called = new CompletableFuture<>();
    private final CompletableFuture<Void> hungUp = new CompletableFuture<>();

    EndlessKaggle() throws IOException {
        Thread thread = new Thread(this::talk, "endless-kaggle");
        thread.setDaemon(true);
        thread.start();
    }

    String url() {
        return "http://localhost:" + server.getLocalPort() + "/v1";
    }

    void awaitCall() {
        called.orTimeout(30, TimeUnit.SECONDS).join();
    }

    void awaitHangUp() {
        hungUp.orTimeout(30, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void talk() {
        byte[] words = "x".repeat(8192).getBytes(StandardCharsets.US_ASCII);
        try (Socket socket = server.accept();
                OutputStream out = socket.getOutputStream()) {
            out.write(HEAD);
            while (!server.isClosed()) {
                out.write(words);
                called.complete(null);
            }
        } catch (IOException e) {
            hungUp.complete(null);
        }
    }
}
