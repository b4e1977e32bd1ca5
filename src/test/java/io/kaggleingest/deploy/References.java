package io.kaggleingest.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

/** What manifests name of each other: whether it is there. */
final class References {

    private static final String PODS_OF_CLUSTERS = "cnpg.io/cluster";

    private final Manifests way;
    private final List<String> broken = new ArrayList<>();

    References(Manifests way) {
        this.way = way;
        way.withPods().forEach(this::lookAtPod);
        way.all().forEach(this::lookAt);
    }

    List<String> broken() {
        return broken;
    }

    private void lookAtPod(Manifest manifest) {
        Manifest.Pod pod = manifest.pod().orElseThrow();
        String account = pod.spec().path("serviceAccountName").asText();
        demand(account.isEmpty() || exists("ServiceAccount", account), manifest, "account " + account);
        pod.configMaps().forEach(name -> demand(exists("ConfigMap", name), manifest, "configuration " + name));
        pod.secrets().forEach(secret -> lookAtSecret(manifest, secret.getKey(), secret.getValue()));
        Stream.of("startupProbe", "livenessProbe", "readinessProbe")
                .flatMap(probe ->
                        pod.containers().stream().map(container -> container.at("/" + probe + "/httpGet/port")))
                .filter(port -> !port.isMissingNode())
                .forEach(port -> demand(pod.hasPort(port.asText()), manifest, "port " + port));
        JsonNode selector = manifest.root().at("/spec/selector/matchLabels");
        demand(Manifest.matches(selector, pod.labels()), manifest, "its own pods");
    }

    private void lookAtSecret(Manifest manifest, String name, List<String> keys) {
        if (way.ofKind("Cluster").anyMatch(cluster -> name.equals(cluster.name() + "-ca"))) {
            demand(keys.equals(List.of("ca.crt")), manifest, "anything but the certificate in " + name);
            return;
        }
        Map<String, List<String>> made = SecretsOfTheReadme.read();
        demand(made.containsKey(name) && made.get(name).containsAll(keys), manifest, "secret " + name + keys);
    }

    private void lookAt(Manifest manifest) {
        JsonNode spec = manifest.root().path("spec");
        switch (manifest.kind()) {
            case "Service" -> lookAtService(manifest, spec);
            case "Ingress" -> {
                spec.findValues("service").forEach(service -> lookAtBackend(manifest, service));
                spec.findValues("secretName").forEach(secret -> lookAtSecret(manifest, secret.asText(), List.of()));
            }
            case "HorizontalPodAutoscaler" ->
                demand(
                        exists(
                                spec.at("/scaleTargetRef/kind").asText(),
                                spec.at("/scaleTargetRef/name").asText()),
                        manifest,
                        "target");
            case "PodDisruptionBudget" -> demand(selectsPods(spec.at("/selector/matchLabels")), manifest, "pods");
            case "NetworkPolicy" -> lookAtPolicy(manifest, spec);
            case "StatefulSet" ->
                demand(exists("Service", spec.path("serviceName").asText()), manifest, "service");
            case "ServiceMonitor" -> lookAtMonitor(manifest, spec);
            case "Cluster" ->
                Stream.of("/bootstrap/initdb/secret/name", "/managed/roles/0/passwordSecret/name")
                        .forEach(path ->
                                lookAtSecret(manifest, spec.at(path).asText(), List.of("username", "password")));
            default -> {}
        }
    }

    private void lookAtService(Manifest manifest, JsonNode spec) {
        List<Manifest.Pod> pods = way.withPods()
                .map(each -> each.pod().orElseThrow())
                .filter(pod -> Manifest.matches(spec.path("selector"), pod.labels()))
                .toList();
        demand(pods.size() == 1, manifest, "pods of one kind");
        Manifest.each(spec.path("ports"))
                .map(port -> port.path("targetPort").asText())
                .forEach(port -> demand(pods.stream().allMatch(pod -> pod.hasPort(port)), manifest, "port " + port));
    }

    private void lookAtBackend(Manifest manifest, JsonNode backend) {
        demand(
                way.ofKind("Service")
                        .filter(service ->
                                service.name().equals(backend.path("name").asText()))
                        .anyMatch(service ->
                                hasPort(service, backend.at("/port/name").asText())),
                manifest,
                "backend " + backend);
    }

    private void lookAtPolicy(Manifest manifest, JsonNode spec) {
        spec.findValues("podSelector").stream()
                .map(selector -> selector.path("matchLabels"))
                .filter(labels -> !labels.isMissingNode()
                        && !labels.path("app.kubernetes.io/name").asText().equals("cloudnative-pg"))
                .forEach(labels -> demand(selectsPods(labels), manifest, "pods " + labels));
    }

    private void lookAtMonitor(Manifest manifest, JsonNode spec) {
        demand(
                way.ofKind("Service")
                        .filter(service -> Manifest.matches(
                                spec.at("/selector/matchLabels"), service.root().at("/metadata/labels")))
                        .anyMatch(service ->
                                hasPort(service, spec.at("/endpoints/0/port").asText())),
                manifest,
                "service");
    }

    private static boolean hasPort(Manifest service, String name) {
        return Manifest.each(service.root().at("/spec/ports"))
                .anyMatch(port -> port.path("name").asText().equals(name));
    }

    /** Pods of templates, or those that the operator makes for a database. */
    private boolean selectsPods(JsonNode labels) {
        return way.withPods()
                        .anyMatch(each -> Manifest.matches(
                                labels, each.pod().orElseThrow().labels()))
                || labels.has(PODS_OF_CLUSTERS)
                        && exists("Cluster", labels.path(PODS_OF_CLUSTERS).asText());
    }

    private boolean exists(String kind, String name) {
        return way.all().stream().anyMatch(manifest -> manifest.is(kind, name));
    }

    private void demand(boolean holds, Manifest manifest, String what) {
        if (!holds) {
            broken.add(manifest.title() + " names what is not there: " + what);
        }
    }
}
