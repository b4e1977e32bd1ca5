package io.kaggleingest;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Clients that openapi-generator makes of docs/openapi.yaml compile, sign up, get a context and see what it cost. The
 * programs that use them are in src/test/clients.
 */
@QuarkusIntegrationTest
@WithTestResource(value = FreshFolder.class, initArgs = @ResourceArg(name = "of", value = "visitors"))
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ClientsIT {

    private static final Path WORK = Path.of("target", "clients").toAbsolutePath();
    private static final Path PROGRAMS = Path.of("src", "test", "clients").toAbsolutePath();
    private static final Path LIBRARIES = WORK.resolve("python-libraries");
    private static final String DELIVERED = "completed titanic context 9";

    @Test
    void java() throws Exception {
        Path client = generated(
                "java",
                "--library",
                "native",
                "--additional-properties",
                "openApiNullable=false,useJakartaEe=true",
                "--schema-mappings",
                "getCompetition_200_response=org.openapitools.client.model.ContextAnswer");
        Path classes = Files.createDirectories(client.resolve("classes"));
        String libraries = System.getProperty("java.class.path");
        List<String> command = new ArrayList<>(
                List.of(jdk("javac"), "-nowarn", "-proc:none", "-d", classes.toString(), "-cp", libraries));
        command.add(PROGRAMS.resolve("Walk.java").toString());
        command.addAll(sources(client.resolve("src/main/java")));

        said(client, command);

        String path = classes + File.pathSeparator + libraries;
        assertEquals(DELIVERED, said(client, List.of(jdk("java"), "-cp", path, "Walk", service(), email())));
    }

    @Test
    void typescript() throws Exception {
        Path compiler = WORK.resolve("node_modules/typescript/bin/tsc");
        assumeTrue(Files.exists(compiler), "TypeScript is not there: see .ci/clients/install");
        Path client = generated("typescript-fetch", "--additional-properties", "importFileExtension=.js");
        Files.copy(PROGRAMS.resolve("walk.ts"), client.resolve("walk.ts"));
        Files.writeString(client.resolve("package.json"), "{\"type\": \"module\"}");

        said(
                client,
                List.of(
                        "node",
                        compiler.toString(),
                        "--strict",
                        "--skipLibCheck",
                        "--target",
                        "es2022",
                        "--module",
                        "es2022",
                        "--moduleResolution",
                        "bundler",
                        "--lib",
                        "es2022,dom",
                        "--outDir",
                        "out",
                        "walk.ts"));

        List<String> node = List.of("node", "out/walk.js", service(), email());
        assertEquals(DELIVERED, said(client, node));
    }

    @Test
    void python() throws Exception {
        assumeTrue(hasPythonLibraries(), "pydantic is not there: see .ci/clients/install");
        Path client = generated("python");

        List<String> python = List.of("python3", PROGRAMS.resolve("walk.py").toString(), service(), email());
        assertEquals(DELIVERED, said(client, python));
    }

    private static boolean hasPythonLibraries() throws IOException, InterruptedException {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "python3")))
                && process(WORK, List.of("python3", "-c", "import pydantic, urllib3, dateutil"))
                                .waitFor()
                        == 0;
    }

    private static Path generated(String language, String... more) throws Exception {
        Path client = WORK.resolve(language);
        delete(client);
        Files.createDirectories(client);
        List<String> command = new ArrayList<>(List.of(
                jdk("java"),
                "-jar",
                WORK.resolve("openapi-generator-cli.jar").toString(),
                "generate",
                "-i",
                Path.of("docs/openapi.yaml").toAbsolutePath().toString(),
                "-g",
                language,
                "-o",
                client.toString()));
        command.addAll(Arrays.asList(more));
        said(client, command);
        return client;
    }

    /** The last line of what it says; it has to end well. */
    private static String said(Path folder, List<String> command) throws IOException, InterruptedException {
        Process process = process(folder, command);
        List<String> lines = process.inputReader().lines().toList();
        assertEquals(0, process.waitFor(), () -> String.join("\n", lines));
        return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    }

    private static Process process(Path folder, List<String> command) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("PYTHONPATH", LIBRARIES + File.pathSeparator + folder);
        return builder.start();
    }

    private static List<String> sources(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<String> sources = files.map(Path::toString)
                    .filter(file -> file.endsWith(".java"))
                    .toList();
            assertTrue(sources.size() > 50, sources::toString);
            return sources;
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(java.util.Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        }
    }

    private static String jdk(String tool) {
        return Path.of(System.getProperty("java.home"), "bin", tool).toString();
    }

    private static String service() {
        return "http://localhost:" + RestAssured.port;
    }

    private static String email() {
        return "client" + UUID.randomUUID() + "@example.com";
    }
}
