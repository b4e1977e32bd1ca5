package io.kaggleingest.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands between a client and a server on loopback, and loses what it is told to lose. The server never notices. */
public final class LossyProxy implements AutoCloseable {

    private final ServerSocket listener;
    private final String host;
    private final int port;
    private final List<Socket> clients = new CopyOnWriteArrayList<>();
    private final List<Socket> servers = new CopyOnWriteArrayList<>();
    private final Queue<Work> held = new ConcurrentLinkedQueue<>();
    private volatile boolean answersLost;
    private volatile boolean questionsHeld;

    public LossyProxy(String host, int port) {
        this.host = host;
        this.port = port;
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** What the server says from now on reaches nobody. */
    public void loseAnswers() {
        answersLost = true;
    }

    /** What the clients say from now on is on its way, until it is {@link #deliver delivered}. */
    public void holdQuestions() {
        questionsHeld = true;
    }

    public int held() {
        return held.size();
    }

    public void deliver() {
        held.removeIf(message -> {
            try {
                message.run();
                return true;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** The clients see their connections end; the server's stay open. New ones are as good as any. */
    public void cutClients() {
        clients.forEach(LossyProxy::close);
        clients.clear();
        answersLost = false;
        questionsHeld = false;
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = listener.accept();
            Socket server = new Socket(host, port);
            clients.add(client);
            servers.add(server);
            start(() -> copy(client.getInputStream(), server.getOutputStream(), false));
            start(() -> copy(server.getInputStream(), client.getOutputStream(), true));
        }
    }

    private void copy(InputStream from, OutputStream to, boolean answers) throws IOException {
        byte[] buffer = new byte[8192];
        for (int length = from.read(buffer); length >= 0; length = from.read(buffer)) {
            if (!answers && questionsHeld) {
                byte[] message = Arrays.copyOf(buffer, length);
                held.add(() -> to.write(message));
            } else if (!answers || !answersLost) {
                to.write(buffer, 0, length);
            }
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException closed) {
                // how each of these ends
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        close(listener);
        clients.forEach(LossyProxy::close);
        servers.forEach(LossyProxy::close);
    }

    private static void close(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
