package io.kaggleingest.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

/** One object for a cluster. */
record Manifest(JsonNode root) {

    String kind() {
        return root.path("kind").asText();
    }

    String name() {
        return root.at("/metadata/name").asText();
    }

    String title() {
        return kind() + "/" + name();
    }

    boolean is(String kind) {
        return kind().equals(kind);
    }

    boolean is(String kind, String name) {
        return is(kind) && name().equals(name);
    }

    /** What a Deployment, a StatefulSet or a Job makes its pods of. */
    Optional<Pod> pod() {
        JsonNode template = root.at("/spec/template");
        return template.has("spec") ? Optional.of(new Pod(template)) : Optional.empty();
    }

    static Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    /** Whether these labels have each of those that a selector names. */
    static boolean matches(JsonNode selector, JsonNode labels) {
        return selector.properties().stream()
                .allMatch(wanted -> wanted.getValue().equals(labels.get(wanted.getKey())));
    }

    /** A template of pods. */
    record Pod(JsonNode template) {

        JsonNode spec() {
            return template.path("spec");
        }

        JsonNode labels() {
            return template.at("/metadata/labels");
        }

        List<JsonNode> containers() {
            return Stream.of("initContainers", "containers")
                    .flatMap(kind -> each(spec().path(kind)))
                    .toList();
        }

        boolean hasPort(String name) {
            return containers().stream()
                    .flatMap(container -> each(container.path("ports")))
                    .anyMatch(port -> port.path("name").asText().equals(name));
        }

        /** Secrets, with the keys that are used of each; an empty list stands for all of them. */
        List<Map.Entry<String, List<String>>> secrets() {
            List<Map.Entry<String, List<String>>> found = new ArrayList<>();
            for (JsonNode volume : spec().path("volumes")) {
                if (volume.has("secret")) {
                    found.add(Map.entry(volume.at("/secret/secretName").asText(), keys(volume.at("/secret/items"))));
                }
                each(volume.at("/projected/sources"))
                        .map(source -> source.path("secret"))
                        .filter(secret -> !secret.isMissingNode())
                        .forEach(secret ->
                                found.add(Map.entry(secret.path("name").asText(), keys(secret.path("items")))));
            }
            return found;
        }

        List<String> configMaps() {
            return containers().stream()
                    .flatMap(container -> each(container.path("envFrom")))
                    .map(from -> from.at("/configMapRef/name").asText())
                    .filter(name -> !name.isEmpty())
                    .toList();
        }

        private static List<String> keys(JsonNode items) {
            return each(items).map(item -> item.path("key").asText()).toList();
        }
    }
}
