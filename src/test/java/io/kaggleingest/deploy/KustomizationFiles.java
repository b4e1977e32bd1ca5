package io.kaggleingest.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

/**
 * What a kustomization makes, for machines without kustomize: its resources, with its ConfigMaps and patches. Names without
 * a hash, namespaces, labels and images are left as they stand in the files.
 */
record KustomizationFiles(Path folder) {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    Stream<Manifest> manifests() {
        Map<String, Manifest> found = new LinkedHashMap<>();
        JsonNode kustomization = kustomization();
        Manifest.each(kustomization.path("resources"))
                .flatMap(resource -> resource(folder.resolve(resource.asText())))
                .forEach(manifest -> found.put(manifest.title(), manifest));
        Manifest.each(kustomization.path("configMapGenerator"))
                .filter(made -> made.has("literals"))
                .map(made -> configMap(made, found))
                .forEach(manifest -> found.put(manifest.title(), manifest));
        Manifest.each(kustomization.path("patches"))
                .flatMap(patch ->
                        Manifests.read(text(folder.resolve(patch.path("path").asText()))))
                .forEach(patch -> merge(found.get(patch.title()).root(), patch.root()));
        return found.values().stream();
    }

    /** As a strategic merge does: lists of things that have names are merged by them, others are replaced. */
    private static void merge(JsonNode into, JsonNode patch) {
        patch.properties().forEach(field -> {
            JsonNode before = into.path(field.getKey());
            if (before.isObject()) {
                merge(before, field.getValue());
            } else if (before.isArray() && before.at("/0").has("name")) {
                mergeByName((ArrayNode) before, field.getValue());
            } else {
                ((ObjectNode) into).set(field.getKey(), field.getValue());
            }
        });
    }

    private static void mergeByName(ArrayNode into, JsonNode patch) {
        for (JsonNode added : patch) {
            Manifest.each(into)
                    .filter(before -> before.path("name").equals(added.path("name")))
                    .findFirst()
                    .ifPresentOrElse(before -> merge(before, added), () -> into.add(added));
        }
    }

    private static Stream<Manifest> resource(Path path) {
        return Files.isDirectory(path)
                ? new KustomizationFiles(path.normalize()).manifests()
                : Manifests.read(text(path));
    }

    private static Manifest configMap(JsonNode made, Map<String, Manifest> found) {
        String name = made.path("name").asText();
        Manifest before = found.get("ConfigMap/" + name);
        ObjectNode root =
                before == null ? YAML.createObjectNode() : before.root().deepCopy();
        root.put("apiVersion", "v1")
                .put("kind", "ConfigMap")
                .putObject("metadata")
                .put("name", name);
        ObjectNode data = root.withObjectProperty("data");
        Manifest.each(made.path("literals"))
                .map(literal -> literal.asText().split("=", 2))
                .forEach(pair -> data.put(pair[0], pair[1]));
        return new Manifest(root);
    }

    private JsonNode kustomization() {
        try {
            return YAML.readTree(text(folder.resolve("kustomization.yaml")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
