package io.kaggleingest.bench;


import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** HTTP on a port of the loopback interface, so close to the wire that an answer may break every rule. */
final class LoopbackServer implements AutoCloseable {

    record Request(String path, Map<String, List<String>> headers, String body) {

        List<String> header(String name) {
            return headers.getOrDefault(name, List.of());
        }

        /** The last part of the path: a remote procedure, or a file. */
        String name() {
            return path.substring(path.lastIndexOf('/') + 1);
        }
    }

    /** @return whether the connection may serve another request */
    interface Answer {
        boolean send(Request request, Socket socket) throws IOException;
    }

    private final ServerSocket server;
    private final Map<Socket, Boolean> open = new ConcurrentHashMap<>();
    private final AtomicInteger underWay = new AtomicInteger();

    LoopbackServer(Answer answer) {
        try {
            server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(() -> listen(answer));
    }

    /** {@code host:port} */
    String address() {
        return "127.0.0.1:" + port();
    }

    int port() {
        return server.getLocalPort();
    }

    int openConnections() {
        return open.size();
    }

    int underWay() {
        return underWay.get();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void listen(Answer answer) {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.put(socket, true);
                daemon(() -> serve(socket, answer));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "loopback-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void serve(Socket socket, Answer answer) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            boolean again = true;
            while (again) {
                Request request = read(in);
                underWay.incrementAndGet();
                try {
                    again = answer.send(request, socket);
                } finally {
                    underWay.decrementAndGet();
                }
            }
        } catch (IOException hungUp) {
            // As clients do that have enough.
        } finally {
            open.remove(socket);
        }
    }

    private static Request read(InputStream in) throws IOException {
        String path = line(in).split(" ")[1];
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.computeIfAbsent(line.substring(0, colon), name -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(
                headers.getOrDefault("Content-Length", List.of("0")).get(0));
        return new Request(path, headers, new String(in.readNBytes(length), StandardCharsets.UTF_8));
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("The end");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    static boolean json(Socket socket, int status, String body, String... headers) throws IOException {
        return send(socket, status, "application/json", body, headers);
    }

    static boolean redirect(Socket socket, String location) throws IOException {
        return send(socket, 302, "text/html", "", "Location: " + location);
    }

    static boolean send(Socket socket, int status, String type, String body, String... headers)
            throws IOException {
        return send(socket, status, type, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    static boolean send(Socket socket, int status, String type, byte[] body, String... headers) throws IOException {
        head(socket, status, type, body.length, body, headers);
        return true;
    }

    static void head(Socket socket, int status, String type, long length, byte[] first, String... headers)
            throws IOException {
        String head = "HTTP/1.1 %d Status\r\nContent-Type: %s\r\nContent-Length: %d\r\n%s\r\n"
                .formatted(status, type, length, headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n");
        OutputStream out = socket.getOutputStream();
        out.write(head.getBytes(StandardCharsets.UTF_8));
        out.write(first);
        out.flush();
    }

    static void pause(int millis) throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
