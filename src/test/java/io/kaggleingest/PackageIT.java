package io.kaggleingest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.kaggleingest.account.SignedUp;
import io.kaggleingest.kaggle.KaggleCredentials;
import io.kaggleingest.sandbox.Sandbox;
import io.kaggleingest.web.Eventually;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** How the packaged application starts, refuses to start and ends, as the process that an operator sees. */
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PackageIT {

    private static final int LIMIT_SECONDS = 120;

    @TempDir
    Path folder;

    @Test
    void an_api_token_in_the_place_of_the_key_is_refused_with_the_reason() throws Exception {
        try (var service = start(Map.of("KAGGLE_USERNAME", "fakeuser", "KAGGLE_KEY", "KGAT_fake"))) {
            assertEquals(1, service.exitCode());
            assertTrue(service.output().contains("KGAT_"), service.output());
            assertTrue(service.output().contains("API token"), service.output());
            assertFalse(service.output().contains("KGAT_fake"), service.output());
            assertFalse(service.output().contains("\tat io."), service.output());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            KAGGLEINGEST_INGEST_WORKERS | many          | kaggleingest.ingest.workers
            KAGGLEINGEST_ADMIN_KEYS     | a-key-alone   | KAGGLEINGEST_ADMIN_KEYS must be name=key
            QUARKUS_HTTP_PORT           | eighty-eighty | quarkus.http.port
            """)
    void a_value_that_cannot_be_one_is_refused_in_a_sentence(String variable, String value, String said)
            throws Exception {
        try (var service = start(Map.of(variable, value))) {
            assertEquals(1, service.exitCode());
            assertTrue(service.output().contains(said), service.output());
            assertFalse(service.output().contains("\tat "), service.output());
        }
    }

    @Test
    void an_api_token_in_the_environment_is_one_line_in_the_log() throws Exception {
        try (var service = start(Map.of("KAGGLE_API_TOKEN", "KGAT_fake"))) {
            service.awaitLine("Listening on");
            long lines = service.lines.stream()
                    .filter(l -> l.contains("KAGGLE_API_TOKEN"))
                    .count();

            assertEquals(1, lines, service.output());
            assertFalse(service.output().contains("KGAT_fake"), service.output());
            assertTrue(service.output().contains("sandbox"), service.output());
        }
    }

    @Test
    void a_kaggle_url_without_an_account_is_refused() throws Exception {
        try (var service = start(Map.of("KAGGLE_API_URL", "http://127.0.0.1:9/v1"))) {
            assertEquals(1, service.exitCode());
            assertTrue(service.output().contains("set KAGGLE_USERNAME and KAGGLE_KEY"), service.output());
        }
    }

    @Test
    void a_second_start_on_the_same_folder_names_the_first() throws Exception {
        try (var first = start(Map.of())) {
            first.awaitLine("Listening on");

            try (var second = start(Map.of())) {
                assertEquals(1, second.exitCode());
                assertTrue(second.output().contains("process " + first.process.pid()), second.output());
                assertTrue(second.output().contains("KAGGLEINGEST_DATA_DIR"), second.output());
            }
        }
    }

    @Test
    void a_killed_service_starts_again_on_its_data() throws Exception {
        try (var killed = start(Map.of())) {
            killed.awaitLine("Listening on");
            killed.process.toHandle().destroyForcibly();
            assertEquals(137, killed.exitCode());
        }

        try (var next = start(Map.of())) {
            next.awaitLine("No migration necessary");
            next.awaitLine("Listening on");
        }
    }

    @Test
    void a_stopped_service_takes_its_database_along() throws Exception {
        try (var service = start(Map.of())) {
            service.awaitLine("Listening on");
            List<ProcessHandle> children = service.process.descendants().toList();
            service.process.toHandle().destroy();

            assertEquals(143, service.exitCode());
            assertTrue(service.output().contains("kaggleingest stopped"), service.output());
            assertFalse(ProcessHandle.allProcesses()
                    .map(p -> String.join(" ", p.info().arguments().orElse(new String[0])))
                    .anyMatch(arguments -> arguments.contains(folder.toString())));
            assertTrue(children.stream().noneMatch(ProcessHandle::isAlive));
        }
    }

    /** Everything that is done again and again is done all the time, so that the stop always falls into some of it. */
    @Test
    void an_orderly_stop_logs_no_error() throws Exception {
        Map<String, String> busy = Map.of(
                "KAGGLEINGEST_INGEST_POLL", "0.01s",
                "KAGGLEINGEST_INGEST_SWEEP", "0.01s",
                "KAGGLEINGEST_ACCOUNT_LAST_USED_INTERVAL", "0.01s");
        try (var service = start(busy)) {
            service.awaitLine("Listening on");
            service.process.toHandle().destroy();

            assertEquals(143, service.exitCode());
            assertFalse(service.output().contains(" ERROR "), service.output());
            assertFalse(service.output().contains("Exception"), service.output());
        }
    }

    @Test
    void a_secret_may_be_a_file_of_its_own() throws Exception {
        Path secrets = Files.createDirectory(folder.resolve("secrets"));
        Files.writeString(secrets.resolve("KAGGLEINGEST_ADMIN_KEYS"), "tester=fake-key-of-an-operator\n");

        try (var service = start(Map.of("KAGGLEINGEST_SECRETS_DIR", secrets.toString()))) {
            String url = service.awaitUrl();
            Response granted = RestAssured.given()
                    .baseUri(url)
                    .header("X-Admin-Key", "fake-key-of-an-operator")
                    .contentType("application/json")
                    .body("{\"credits\": 1, \"reason\": \"a test\"}")
                    .post("/api/admin/accounts/nobody@example.com/credits");

            granted.then().statusCode(404).body("code", equalTo("no_such_account"));
        }
    }

    @Test
    void a_callers_own_kaggle_key_is_not_in_memory_once_its_work_is_done() throws Exception {
        String key = "own-fakekey-that-nobody-keeps";
        String basic = new KaggleCredentials("somebody", key).basic().substring("Basic ".length());
        try (var sandbox = Sandbox.start();
                var service = start(Map.of(
                        "KAGGLE_USERNAME",
                        Sandbox.USERNAME,
                        "KAGGLE_KEY",
                        Sandbox.KEY,
                        "KAGGLE_API_URL",
                        sandbox.apiUrl().toString(),
                        "KAGGLE_STORAGE_HOSTS",
                        sandbox.storageHost()))) {
            String url = service.awaitUrl();
            SignedUp user = SignedUp.at(url);

            Response refused = Eventually.get(
                    () -> user.request()
                            .baseUri(url)
                            .multiPart("url", "titanic")
                            .multiPart("token_file", "kaggle.json", kaggleJson("somebody", key), "application/json")
                            .post("/api/get-context-upload"),
                    answer -> answer.statusCode() != 200);

            refused.then().statusCode(400).body("code", equalTo("kaggle_refused_credentials"));
            assertTrue(holds(heap(service), Sandbox.KEY), "the service's own key is found");
            Eventually.get(() -> heap(service), dump -> !holds(dump, key) && !holds(dump, basic));
        }
    }

    private static byte[] kaggleJson(String username, String key) {
        return "{\"username\":\"%s\",\"key\":\"%s\"}".formatted(username, key).getBytes(UTF_8);
    }

    /** What is alive in the memory of a service. */
    private Path heap(Service service) {
        Path dump = folder.resolve("heap-" + UUID.randomUUID() + ".hprof");
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        try {
            Process dumping = new ProcessBuilder(
                            jcmd.toString(), Long.toString(service.process.pid()), "GC.heap_dump", dump.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("jcmd.txt").toFile())
                    .start();
            assertTrue(dumping.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS));
            assertEquals(0, dumping.exitValue());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
        return dump;
    }

    private static boolean holds(Path file, String text) {
        byte[] window = new byte[1 << 20];
        int kept = 0;
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(window); read >= 0; read = in.read(window, kept, window.length - kept)) {
                int filled = kept + read;
                if (new String(window, 0, filled, ISO_8859_1).contains(text)) {
                    return true;
                }
                kept = Math.min(filled, text.length());
                System.arraycopy(window, filled - kept, window, 0, kept);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return false;
    }

    private Service start(Map<String, String> environment) throws IOException {
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                Path.of("target", "quarkus-app", "quarkus-run.jar").toString());
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("KAGGLE"));
        builder.environment().put("KAGGLEINGEST_DATA_DIR", folder.toString());
        builder.environment().put("QUARKUS_HTTP_PORT", "0");
        builder.environment().put("QUARKUS_MANAGEMENT_PORT", "0");
        builder.environment().putAll(environment);
        return new Service(builder.redirectErrorStream(true).start());
    }

    private static final class Service implements AutoCloseable {

        private final Process process;
        private final BufferedReader reader;
        private final List<String> lines = new ArrayList<>();

        Service(Process process) {
            this.process = process;
            this.reader = process.inputReader();
        }

        void awaitLine(String part) throws IOException {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
                if (line.contains(part)) {
                    return;
                }
            }
            throw new AssertionError("The service ended without saying '" + part + "':\n" + output());
        }

        String awaitUrl() throws IOException {
            awaitLine("Listening on");
            Matcher url = Pattern.compile("Listening on: http://[^:]+:(\\d+)").matcher(lines.get(lines.size() - 1));
            assertTrue(url.find(), this::output);
            return "http://127.0.0.1:" + url.group(1);
        }

        int exitCode() throws IOException, InterruptedException {
            reader.lines().forEach(lines::add);
            assertTrue(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS));
            return process.exitValue();
        }

        String output() {
            return String.join("\n", lines);
        }

        @Override
        public void close() throws IOException, InterruptedException {
            // Not Process.destroy(), which closes the stream that is still to be read.
            process.toHandle().destroy();
            reader.transferTo(Writer.nullWriter());
            process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
        }
    }
}
