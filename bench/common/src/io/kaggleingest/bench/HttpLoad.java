package io.kaggleingest.bench;


import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * So many connections, and the end of each answer begins the next request. One thread that does as little as it can,
 * because it shares the cores with what it measures.
 */
final class HttpLoad {

    private static final int BUFFER = 256 * 1024;
    private static final String OK = "HTTP/1.1 200";

    private HttpLoad() {}

    /** @param bytes length of an answer's body, on average; @param answers in all, those of the warm-up included */
    record Result(double perSecond, long bytes, long answers) {}

    static Result run(int port, String path, int connections, Supplier<String> keys, Duration warmUp, Duration window)
            throws IOException {
        return run(List.of(port), path, connections, keys, warmUp, window);
    }

    /** Until so many answers have come, because a virtual machine compiles by calls and not by time, or the limit is over. */
    static void warm(int port, String path, int connections, Supplier<String> keys, long answers, Duration limit)
            throws IOException {
        long end = System.nanoTime() + limit.toNanos();
        for (long left = answers; left > 0 && System.nanoTime() < end; ) {
            left -= run(port, path, connections, keys, Duration.ofSeconds(1), Duration.ofMillis(1)).answers();
        }
    }

    /** @param ports of replicas that share the connections */
    static Result run(
            List<Integer> ports,
            String path,
            int connections,
            Supplier<String> keys,
            Duration warmUp,
            Duration window)
            throws IOException {
        try (Selector selector = Selector.open()) {
            try {
                for (int i = 0; i < connections; i++) {
                    int port = ports.get(i % ports.size());
                    SocketChannel channel =
                            SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                    channel.configureBlocking(false);
                    Connection connection = new Connection(channel, path, keys);
                    channel.register(selector, SelectionKey.OP_READ, connection);
                    connection.ask();
                }
                Counter counter = new Counter();
                serve(selector, counter, System.nanoTime() + warmUp.toNanos());
                long answers = counter.answers;
                long bytes = counter.bytes;
                long start = System.nanoTime();
                serve(selector, counter, start + window.toNanos());
                double seconds = (System.nanoTime() - start) / 1e9;
                answers = counter.answers - answers;
                return new Result(
                        answers / seconds, answers == 0 ? 0 : (counter.bytes - bytes) / answers, counter.answers);
            } finally {
                for (SelectionKey key : selector.keys()) {
                    key.channel().close();
                }
            }
        }
    }

    private static void serve(Selector selector, Counter counter, long end) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            selector.select(Math.max(1, left / 1_000_000));
            for (SelectionKey key : selector.selectedKeys()) {
                ((Connection) key.attachment()).read(buffer, counter);
            }
            selector.selectedKeys().clear();
        }
    }

    private static final class Counter {
        private long answers;
        private long bytes;
    }

    private static final class Connection {

        private final SocketChannel channel;
        private final String path;
        private final Supplier<String> keys;
        private final StringBuilder head = new StringBuilder();
        private long bodyLeft = -1;

        Connection(SocketChannel channel, String path, Supplier<String> keys) {
            this.channel = channel;
            this.path = path;
            this.keys = keys;
        }

        void ask() throws IOException {
            ByteBuffer request = StandardCharsets.US_ASCII.encode(
                    "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nX-API-Key: " + keys.get() + "\r\n\r\n");
            while (request.hasRemaining()) {
                channel.write(request);
            }
        }

        void read(ByteBuffer buffer, Counter counter) throws IOException {
            buffer.clear();
            if (channel.read(buffer) < 0) {
                throw new EOFException("The service closed a connection");
            }
            buffer.flip();
            while (bodyLeft < 0 && buffer.hasRemaining()) {
                head.append((char) buffer.get());
                if (endsHead()) {
                    bodyLeft = length();
                    counter.bytes += bodyLeft;
                    head.setLength(0);
                }
            }
            if (bodyLeft >= 0) {
                bodyLeft -= buffer.remaining();
                if (bodyLeft == 0) {
                    counter.answers++;
                    bodyLeft = -1;
                    ask();
                }
            }
        }

        private boolean endsHead() {
            int n = head.length();
            return n >= 4 && head.charAt(n - 1) == '\n' && head.charAt(n - 2) == '\r' && head.charAt(n - 3) == '\n';
        }

        private long length() {
            if (!head.toString().startsWith(OK)) {
                throw new IllegalStateException("The service answered " + head);
            }
            for (String line : head.toString().split("\r\n")) {
                if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
                    return Long.parseLong(line.substring(15).strip());
                }
            }
            throw new IllegalStateException("No Content-Length in " + head);
        }
    }
}
