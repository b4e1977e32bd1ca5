package io.kaggleingest.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** Connections that send a byte now and then, and others that ask for much and read nothing. */
final class SlowClients implements AutoCloseable {

    private volatile boolean stopping;

    SlowClients(int port, String path, String key, int each) {
        for (int i = 0; i < each; i++) {
            run(() -> drip(port));
            run(() -> neverRead(port, path, key));
        }
    }

    private static void run(Runnable client) {
        Thread thread = new Thread(client, "slow-client");
        thread.setDaemon(true);
        thread.start();
    }

    private void drip(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            for (byte one : "POST /api/auth/login HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n{\"email\": ".getBytes(
                    StandardCharsets.US_ASCII)) {
                socket.getOutputStream().write(one);
                pause();
            }
        } catch (IOException hungUp) {
            // As the service does that has enough.
        }
    }

    /** Without credits: what is not read would be a debit without a delivery that nobody can tell. */
    private void neverRead(int port, String path, String key) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setReceiveBufferSize(1024);
            for (int i = 0; i < 200 && !stopping; i++) {
                socket.getOutputStream()
                        .write("GET %s HTTP/1.1\r\nHost: a\r\nX-API-Key: %s\r\n\r\n"
                                .formatted(path, key)
                                .getBytes(StandardCharsets.US_ASCII));
            }
            while (!stopping) {
                pause();
            }
        } catch (IOException hungUp) {
            // As the service does that has enough.
        }
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(300);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stopping = true;
    }
}
