package io.kaggleingest.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What is applied to a cluster for one way to deploy the service: its overlay and the steps before it. */
record Manifests(String name, List<Manifest> all) {

    static final Path FOLDER = Path.of("deploy", "k8s");

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final int LIMIT_SECONDS = 60;

    /** The ways to deploy it, each with the folders that are applied, in their order. */
    private static final Map<String, List<String>> WAYS = new LinkedHashMap<>();

    private static final List<Manifests> BUILT;

    static {
        WAYS.put("dev", List.of("overlays/dev"));
        WAYS.put("production", List.of("overlays/production/migration", "overlays/production"));
        WAYS.put(
                "cloudnative-pg",
                List.of(
                        "overlays/cloudnative-pg/cluster",
                        "overlays/cloudnative-pg/migration",
                        "overlays/cloudnative-pg"));
        BUILT = WAYS.entrySet().stream()
                .map(way -> build(way.getKey(), way.getValue()))
                .toList();
    }

    /** As kustomize builds them, where kubectl or kustomize is there; else the files before they are put together. */
    static Stream<Manifests> ofEachWay() {
        return BUILT.stream();
    }

    static Manifests of(String way) {
        return ofEachWay().filter(each -> each.name().equals(way)).findFirst().orElseThrow();
    }

    private static Manifests build(String way, List<String> folders) {
        Map<String, Manifest> all = new LinkedHashMap<>();
        folders.stream()
                .flatMap(folder -> built(FOLDER.resolve(folder)))
                .forEach(manifest -> all.put(manifest.title(), manifest));
        return new Manifests(way, List.copyOf(all.values()));
    }

    /** Whether a program is there that puts overlays together. */
    static boolean canBeBuilt() {
        return builder().isPresent();
    }

    Stream<Manifest> ofKind(String kind, String... more) {
        List<String> kinds = Stream.concat(Stream.of(kind), Stream.of(more)).toList();
        return all.stream().filter(manifest -> kinds.contains(manifest.kind()));
    }

    Manifest one(String kind, String name) {
        return all.stream()
                .filter(manifest -> manifest.is(kind, name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("%s has no %s/%s".formatted(this.name, kind, name)));
    }

    Stream<Manifest> withPods() {
        return all.stream().filter(manifest -> manifest.pod().isPresent());
    }

    /** What the ConfigMaps put into the environment of a pod's containers. */
    Map<String, String> environment(Manifest.Pod pod) {
        Map<String, String> variables = new LinkedHashMap<>();
        pod.configMaps().forEach(name -> one("ConfigMap", name)
                .root()
                .path("data")
                .properties()
                .forEach(entry -> variables.put(entry.getKey(), entry.getValue().asText())));
        pod.containers().stream()
                .flatMap(container -> Manifest.each(container.path("env")))
                .forEach(variable -> variables.put(
                        variable.path("name").asText(), variable.path("value").asText()));
        return variables;
    }

    @Override
    public String toString() {
        return name;
    }

    static Stream<Manifest> read(String yaml) {
        try {
            return YAML.readerFor(JsonNode.class).<JsonNode>readValues(yaml).readAll().stream()
                    .filter(document -> document.has("kind"))
                    .map(Manifest::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<Manifest> built(Path folder) {
        return builder().map(program -> read(run(program, folder))).orElseGet(() -> new KustomizationFiles(folder)
                .manifests());
    }

    private static Optional<List<String>> builder() {
        return Stream.of(List.of("kubectl", "kustomize"), List.of("kustomize", "build"))
                .filter(command -> isOnPath(command.get(0)))
                .findFirst();
    }

    static boolean isOnPath(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static String run(List<String> program, Path folder) {
        try {
            Path output = Files.createTempFile("manifests", ".yaml");
            Process process = new ProcessBuilder(Stream.concat(program.stream(), Stream.of(folder.toString()))
                            .toList())
                    .redirectOutput(output.toFile())
                    .redirectError(ProcessBuilder.Redirect.PIPE)
                    .start();
            String errors = new String(process.getErrorStream().readAllBytes(), UTF_8);
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new AssertionError(folder + " cannot be built: " + errors);
            }
            String yaml = Files.readString(output);
            Files.delete(output);
            return yaml;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
