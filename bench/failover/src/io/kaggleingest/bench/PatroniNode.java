package io.kaggleingest.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** One PostgreSQL with the Patroni that watches it. */
final class PatroniNode {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String name;
    private final Path folder;
    private final int port;
    private final int api;
    private Process patroni;

    PatroniNode(String name, Path folder, int port, int api) {
        this.name = name;
        this.folder = folder;
        this.port = port;
        this.api = api;
    }

    String name() {
        return name;
    }

    int port() {
        return port;
    }

    int api() {
        return api;
    }

    void configure(int etcd, Path postgresql) throws IOException {
        Files.writeString(
                folder.resolve("patroni.yml"),
                """
                scope: bench
                name: %1$s
                restapi: {listen: '127.0.0.1:%2$d', connect_address: '127.0.0.1:%2$d'}
                etcd3: {host: '127.0.0.1:%3$d'}
                bootstrap:
                  dcs:
                    ttl: 20
                    loop_wait: 2
                    retry_timeout: 6
                    primary_start_timeout: 0
                    master_start_timeout: 0
                    synchronous_mode: true
                    postgresql: {use_pg_rewind: true}
                  initdb: [{encoding: UTF8}, data-checksums]
                postgresql:
                  listen: 127.0.0.1:%4$d
                  connect_address: 127.0.0.1:%4$d
                  data_dir: %5$s/data
                  bin_dir: %6$s
                  pgpass: %5$s/pgpass
                  authentication:
                    superuser: {username: postgres, password: bench}
                    replication: {username: replicator, password: bench}
                  parameters: {unix_socket_directories: %5$s, max_connections: 100, wal_log_hints: 'on'}
                  pg_hba:
                    - local all all trust
                    - host all all 127.0.0.1/32 trust
                    - host replication all 127.0.0.1/32 trust
                """
                        .formatted(name, api, etcd, port, folder, postgresql));
    }

    void start() {
        patroni = Processes.start(
                Map.of("LC_ALL", "C.UTF-8"),
                folder.resolve("patroni.log").toFile(),
                Unprivileged.command("patroni", folder.resolve("patroni.yml").toString()));
    }

    /** What Patroni says of it: {@code primary}, {@code sync}, {@code replica}. */
    boolean is(String role) {
        try {
            return HTTP.send(
                                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + api + "/" + role))
                                            .timeout(Duration.ofSeconds(2))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException down) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** PostgreSQL alone, all its processes: one that outlives the others would keep them from starting. Patroni sees it. */
    void killPostgresql() throws IOException {
        ProcessHandle postmaster = ProcessHandle.of(postmaster()).orElseThrow();
        List<ProcessHandle> backends = postmaster.descendants().toList();
        postmaster.destroyForcibly();
        backends.forEach(ProcessHandle::destroyForcibly);
    }

    /** The whole node, as by a loss of power: nobody gives the lock back. */
    void kill() throws IOException {
        patroni.toHandle().destroyForcibly();
        patroni.onExit().join();
        killPostgresql();
    }

    void freeze() throws Exception {
        signal("-STOP");
    }

    void thaw() throws Exception {
        signal("-CONT");
    }

    /** Patroni first, else it would see what becomes of the others. */
    private void signal(String name) throws Exception {
        List<Long> all = new java.util.ArrayList<>(List.of(patroni.pid(), postmaster()));
        ProcessHandle.of(postmaster()).ifPresent(main -> main.descendants().forEach(child -> all.add(child.pid())));
        for (long pid : all) {
            new ProcessBuilder("kill", name, Long.toString(pid)).start().waitFor();
        }
    }

    private long postmaster() throws IOException {
        return Long.parseLong(Files.readAllLines(folder.resolve("data/postmaster.pid")).get(0).strip());
    }

    /** After its Patroni ended. */
    void startAgain() {
        if (!patroni.isAlive()) {
            start();
        }
    }
}
