package io.kaggleingest.bench;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Three nodes with a synchronous standby, etcd, and an HAProxy that leads to the primary. */
final class PatroniCluster {

    private final Path folder;
    private final int etcd = freePort();
    private final int proxy = freePort();
    private final List<PatroniNode> nodes = new ArrayList<>();
    private Process haproxy;

    PatroniCluster(Path folder) throws Exception {
        this.folder = folder;
        folder.toFile().setExecutable(true, false);
        folder.toFile().setReadable(true, false);
        Path postgresql = Path.of(System.getProperty("postgresql.bin"));
        for (int i = 1; i <= 3; i++) {
            Path own = Files.createDirectory(folder.resolve("node" + i));
            PatroniNode node = new PatroniNode("node" + i, own, freePort(), freePort());
            node.configure(etcd, postgresql);
            Unprivileged.own(own);
            nodes.add(node);
        }
    }

    int port() {
        return proxy;
    }

    void start() throws Exception {
        int peer = freePort();
        Processes.start(
                Map.of(),
                folder.resolve("etcd.log").toFile(),
                "etcd",
                "--data-dir=" + folder.resolve("etcd"),
                "--listen-client-urls=http://127.0.0.1:" + etcd,
                "--advertise-client-urls=http://127.0.0.1:" + etcd,
                "--listen-peer-urls=http://127.0.0.1:" + peer,
                "--initial-advertise-peer-urls=http://127.0.0.1:" + peer,
                "--initial-cluster=default=http://127.0.0.1:" + peer);
        nodes.get(0).start();
        await("a primary", 90, () -> primary().isPresent());
        nodes.get(1).start();
        nodes.get(2).start();
        awaitStandby();
        startProxy();
    }

    Optional<PatroniNode> primary() {
        return nodes.stream().filter(node -> node.is("primary")).findFirst();
    }

    /** Until the next primary can go: there is a primary, a synchronous standby, and the third one follows. */
    void awaitStandby() throws Exception {
        nodes.forEach(PatroniNode::startAgain);
        await("a standby", 180, () -> primary().isPresent()
                && nodes.stream().anyMatch(node -> node.is("sync"))
                && nodes.stream().filter(node -> node.is("replica")).count() == 2);
    }

    void restartProxy() throws Exception {
        Processes.end(haproxy);
        startProxy();
    }

    private void startProxy() throws Exception {
        StringBuilder servers = new StringBuilder();
        for (PatroniNode node : nodes) {
            servers.append("    server %s 127.0.0.1:%d check port %d\n".formatted(node.name(), node.port(), node.api()));
        }
        Path file = folder.resolve("haproxy.cfg");
        Files.writeString(
                file,
                """
                global
                    maxconn 500
                defaults
                    mode tcp
                    timeout connect 2s
                    timeout client 1h
                    timeout server 1h
                    timeout check 1s
                listen primary
                    bind 127.0.0.1:%d
                    option httpchk OPTIONS /primary
                    http-check expect status 200
                    default-server inter 1s fall 2 rise 1 on-marked-down shutdown-sessions
                %s"""
                        .formatted(proxy, servers));
        haproxy = Processes.start(
                Map.of(), folder.resolve("haproxy.log").toFile(), "haproxy", "-db", "-f", file.toString());
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(String what, int seconds, Condition condition) throws Exception {
        for (int i = 0; i < seconds * 2; i++) {
            if (condition.holds()) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(500);
        }
        throw new IllegalStateException("There is not " + what + " after " + seconds + " seconds");
    }

    static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
