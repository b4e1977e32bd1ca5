package io.kaggleingest.bench;


import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The packaged service as a process. */
final class Service {

    private static final int START_LIMIT_SECONDS = 60;
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;
    private final int managementPort;
    private final Process process;

    private Service(int port, int managementPort, Process process) {
        this.port = port;
        this.managementPort = managementPort;
        this.process = process;
    }

    int port() {
        return port;
    }

    /** Where probes and metrics are. */
    int managementPort() {
        return managementPort;
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** As a machine that fails. */
    void kill() {
        process.toHandle().destroyForcibly();
        process.onExit().join();
    }

    void stop() {
        Processes.end(process);
    }

    /** @param options of the virtual machine */
    static Service start(Map<String, String> settings, Path log, String... options) throws Exception {
        return start(Path.of("target/quarkus-app"), settings, log, options);
    }

    /** @param folder of a package, perhaps an older one */
    static Service start(Path folder, Map<String, String> settings, Path log, String... options) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-jar", folder.resolve("quarkus-run.jar").toString()));
        return start(command, settings, log);
    }

    /** @param command that starts a service of whatever kind */
    static Service start(List<String> command, Map<String, String> settings, Path log) throws Exception {
        int port = freePort();
        int managementPort = freePort();
        Map<String, String> environment = new HashMap<>();
        environment.put("KAGGLEINGEST_ACCOUNT_SIGNUPS", "0");
        environment.put("KAGGLEINGEST_ACCOUNT_SIGNUPS_PER_NETWORK", "0");
        environment.putAll(settings);
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort));
        Process process = Processes.start(environment, log.toFile(), command.toArray(String[]::new));
        Service service = new Service(port, managementPort, process);
        for (int i = 0; i < START_LIMIT_SECONDS * 10 && process.isAlive(); i++) {
            Thread.sleep(100);
            if (service.ready()) {
                return service;
            }
        }
        throw new IllegalStateException("The service did not start: " + Files.readString(log));
    }

    HttpResponse<byte[]> get(String path, String key) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("X-API-Key", key)
                        .timeout(ANSWER_LIMIT)
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    /** Asks until the content is there, so that it is kept and rendered. @return its length in bytes */
    int warm(String path, String key) throws Exception {
        return content(path, key).length;
    }

    /** Asks until the content is there. */
    byte[] content(String path, String key) throws Exception {
        for (int i = 0; i < 300; i++) {
            HttpResponse<byte[]> answer = get(path, key);
            if (answer.statusCode() == 200
                    && answer.headers().firstValue("X-Credits-Cost").isPresent()) {
                return answer.body();
            }
            if (answer.statusCode() >= 400) {
                throw new IllegalStateException(new String(answer.body()));
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException(path + " is still being fetched");
    }

    boolean ready() throws InterruptedException {
        try {
            return client.send(
                                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managementPort + "/q/health/ready"))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
