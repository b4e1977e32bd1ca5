package io.kaggleingest;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import io.kaggleingest.web.Eventually;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The packaged application as a process on loopback that can be ended in any way and started again on the same port. */
final class Instance implements AutoCloseable {

    private static final int LIMIT_SECONDS = 60;

    /** Keys of callers, passwords of the tests, whatever HTTP carries credentials in, signed addresses. */
    private static final Pattern SECRET = Pattern.compile(
            "ki_[0-9A-Za-z]{32}|correct horse|Authorization: *[A-Za-z]|Basic [A-Za-z0-9+/]{12}|[?&]Signature=");

    private final int port = freePort();
    private final int managementPort = freePort();
    private final Map<String, String> environment;
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private Process process;

    /** @param environment all that it knows of databases and Kaggle */
    Instance(Map<String, String> environment) throws IOException {
        this.environment = Map.copyOf(environment);
    }

    synchronized void start() throws IOException {
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx512m",
                "-jar",
                Path.of("target", "quarkus-app", "quarkus-run.jar").toString());
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("KAGGLE"));
        builder.environment().put("KAGGLEINGEST_ACCOUNT_SIGNUPS", "0");
        builder.environment().put("KAGGLEINGEST_ACCOUNT_SIGNUPS_PER_NETWORK", "0");
        builder.environment().putAll(environment);
        builder.environment().put("QUARKUS_HTTP_HOST", "127.0.0.1");
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        builder.environment().put("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort));
        process = builder.redirectErrorStream(true).start();
        Thread reader = new Thread(drain(process.inputReader()), "output of " + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    private Runnable drain(BufferedReader output) {
        return () -> output.lines().forEach(lines::add);
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    void awaitReady() {
        Eventually.get(this::isReady, ready -> ready);
    }

    private boolean isReady() {
        assertTrue(process.isAlive(), this::output);
        try {
            return given().get("http://127.0.0.1:" + managementPort + "/q/health/ready")
                            .statusCode()
                    == 200;
        } catch (Exception refused) {
            return false;
        }
    }

    synchronized void kill() throws InterruptedException {
        process.toHandle().destroyForcibly();
        assertTrue(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS));
    }

    /** Not Process.destroy(), which closes the stream that is still to be read. */
    synchronized int stop() throws InterruptedException {
        process.toHandle().destroy();
        assertTrue(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS));
        return process.exitValue();
    }

    /** It does not run any more, and does not know. */
    void freeze() throws IOException, InterruptedException {
        signal("STOP");
    }

    void thaw() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .inheritIO()
                .start();
        assertEquals(0, kill.waitFor());
    }

    String output() {
        return String.join("\n", List.copyOf(lines));
    }

    boolean hasSaid(String words) {
        return List.copyOf(lines).stream().anyMatch(line -> line.contains(words));
    }

    /** Whatever was done with it, no key and no password is in its log. */
    private List<String> loggedSecrets() {
        return List.copyOf(lines).stream()
                .filter(line -> SECRET.matcher(line).find())
                .toList();
    }

    /** What it took for faults of its own: each line names the exception. */
    List<String> faults() {
        return List.copyOf(lines).stream()
                .filter(line -> line.contains("Internal error (id"))
                .toList();
    }

    @Override
    public void close() throws InterruptedException {
        if (process != null) {
            kill();
        }
        assertEquals(List.of(), loggedSecrets());
    }

    /** Below the range of outgoing connections, one of which could take the port while the instance is down. */
    private static int freePort() throws IOException {
        for (int port : new Random().ints(20_000, 32_000).limit(100).toArray()) {
            try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                // The next one.
            }
        }
        throw new IOException("No free port");
    }
}
