package io.kaggleingest.database;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;

/**
 * A network between the service and its PostgreSQL, on which a connection can fall silent: nothing comes through any more
 * and nobody closes it, as when a cable is cut or a firewall forgets it.
 */
public final class SilentNetwork implements QuarkusTestResourceLifecycleManager {

    private static final List<Line> LINES = new CopyOnWriteArrayList<>();

    private final TestDatabase database = new TestDatabase();
    private Vertx vertx;

    @Override
    public Map<String, String> start() {
        Map<String, String> environment = new HashMap<>(database.start());
        String host = environment.get("PGHOST");
        int port = Integer.parseInt(environment.get("PGPORT"));
        vertx = Vertx.vertx();
        NetServer server = vertx.createNetServer().connectHandler(client -> connect(client, host, port));
        environment.put(
                "PGPORT",
                Integer.toString(server.listen(0, "127.0.0.1")
                        .toCompletionStage()
                        .toCompletableFuture()
                        .join()
                        .actualPort()));
        return environment;
    }

    @Override
    public void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        database.stop();
    }

    private void connect(NetSocket client, String host, int port) {
        client.pause();
        vertx.createNetClient()
                .connect(port, host)
                .onSuccess(server -> LINES.add(new Line(client, server)))
                .onFailure(refused -> client.close());
    }

    /** How many connections have sent this and are still heard. */
    public static long heard(String words) {
        return LINES.stream()
                .filter(line -> line.open && !line.silent && line.said.contains(words))
                .count();
    }

    /** Connections that have sent this fall silent. */
    public static void silence(String words) {
        LINES.stream().filter(line -> line.said.contains(words)).forEach(line -> line.silent = true);
    }

    private static final class Line {

        private volatile String said = "";
        private volatile boolean silent;
        private volatile boolean open = true;

        Line(NetSocket client, NetSocket server) {
            client.handler(bytes -> {
                said += bytes.toString();
                pass(bytes, server);
            });
            server.handler(bytes -> pass(bytes, client));
            client.closeHandler(closed -> {
                open = false;
                server.close();
            });
            server.closeHandler(closed -> client.close());
            client.resume();
        }

        private void pass(Buffer bytes, NetSocket to) {
            if (!silent) {
                to.write(bytes);
            }
        }
    }
}
