package io.kaggleingest.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** deploy/k8s, as a cluster would get it, for each way to deploy the service. */
class ManifestsTest {

    private static final Pattern SECRET =
            Pattern.compile(".*(PASSWORD|SECRET|TOKEN|CREDENTIAL|_KEYS?)(?!S_DIR|S?_FILE).*", Pattern.CASE_INSENSITIVE);
    private static final int MANAGEMENT = 9000;

    /** What a replica opens at most; docs/operations.md says what for. */
    private static final int CONNECTIONS_OF_A_REPLICA = 20;

    static Stream<Manifests> ways() {
        return Manifests.ofEachWay();
    }

    @Test
    void what_is_looked_at_is_what_kustomize_makes_where_it_is_installed(TestReporter report) {
        report.publishEntry(Manifests.canBeBuilt() ? "built by kustomize" : "no kustomize here: read from the files");
        List<Manifest> production = Manifests.of("production").all();

        assertTrue(production.stream().anyMatch(manifest -> manifest.is("Deployment", "kaggleingest")));
        assertTrue(production.stream().anyMatch(manifest -> manifest.is("Job", "kaggleingest-migration")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "production", "production/migration", "cloudnative-pg", "cloudnative-pg/cluster"})
    void the_files_alone_make_the_same_objects_as_kustomize(String overlay) {
        Path folder = Manifests.FOLDER.resolve("overlays").resolve(overlay);
        Set<String> ours = Set.copyOf(
                new KustomizationFiles(folder).manifests().map(Manifest::title).toList());

        assertEquals(
                Manifests.built(folder)
                        .map(Manifest::title)
                        .filter(title -> !title.endsWith("-dashboard"))
                        .toList()
                        .size(),
                ours.size());
    }

    @ParameterizedTest
    @MethodSource("ways")
    void every_field_is_one_that_a_cluster_knows(Manifests way) {
        List<String> faults = way.all().stream()
                .map(KnownFields::fault)
                .flatMap(Optional::stream)
                .toList();

        assertEquals(List.of(), faults);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void pods_meet_the_restricted_standard(Manifests way) {
        List<String> faults = way.withPods()
                .flatMap(manifest -> PodSecurity.faults(manifest, manifest.pod().orElseThrow()).stream())
                .toList();

        assertEquals(List.of(), faults);
        assertEquals(
                List.of("restricted"),
                way.ofKind("Namespace")
                        .flatMap(space -> space.root().at("/metadata/labels").properties().stream())
                        .filter(label -> label.getKey().endsWith("/enforce"))
                        .map(label -> label.getValue().asText())
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("ways")
    void every_name_leads_to_something(Manifests way) {
        assertEquals(List.of(), new References(way).broken());
    }

    @ParameterizedTest
    @MethodSource("ways")
    void no_manifest_holds_a_secret(Manifests way) {
        assertEquals(List.of(), way.ofKind("Secret").map(Manifest::name).toList(), "Secrets are made by hand");
        way.withPods().forEach(manifest -> way.environment(manifest.pod().orElseThrow())
                .forEach((name, value) -> assertFalse(
                        SECRET.matcher(name).matches() && !value.startsWith("/"),
                        () -> manifest.title() + " has the secret " + name + " in its environment")));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void the_management_port_is_in_no_service_that_an_ingress_leads_to(Manifests way) {
        Set<String> reached = Set.copyOf(way.ofKind("Ingress")
                .flatMap(ingress -> ingress.root().findValues("service").stream())
                .map(service -> service.path("name").asText())
                .toList());

        way.ofKind("Service").forEach(service -> Manifest.each(service.root().at("/spec/ports"))
                .filter(port -> Set.of("management", "" + MANAGEMENT)
                                .contains(port.path("targetPort").asText())
                        || port.path("port").asInt() == MANAGEMENT)
                .forEach(port -> {
                    assertFalse(reached.contains(service.name()), service::title);
                    assertEquals("None", service.root().at("/spec/clusterIP").asText(), service::title);
                    assertFalse(service.root().at("/spec").has("type"), service::title);
                }));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void probes_ask_the_management_port(Manifests way) {
        JsonNode container = way.one("Deployment", "kaggleingest")
                .pod()
                .orElseThrow()
                .containers()
                .get(0);

        assertEquals(
                "/q/health/started", container.at("/startupProbe/httpGet/path").asText());
        assertEquals(
                "/q/health/live", container.at("/livenessProbe/httpGet/path").asText());
        assertEquals(
                "/q/health/ready", container.at("/readinessProbe/httpGet/path").asText());
        for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
            assertEquals(
                    "management", container.at("/" + probe + "/httpGet/port").asText());
        }
        assertTrue(Manifest.each(container.path("ports"))
                .anyMatch(port -> port.path("name").asText().equals("management")
                        && port.path("containerPort").asInt() == MANAGEMENT));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void a_replica_has_the_time_it_takes_to_leave(Manifests way) {
        Manifest.Pod pod = way.one("Deployment", "kaggleingest").pod().orElseThrow();
        int pause =
                pod.containers().get(0).at("/lifecycle/preStop/sleep/seconds").asInt();
        int requests = Integer.parseInt(
                way.environment(pod).get("QUARKUS_SHUTDOWN_TIMEOUT").replace("s", ""));

        assertTrue(pause >= 5, "an ingress goes on sending for a while");
        assertTrue(pod.spec().path("terminationGracePeriodSeconds").asInt() >= pause + requests + 20 + 15);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void versions_are_those_of_the_pom(Manifests way) throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        String version = pom.replaceFirst("(?s).*?<version>([^<]+)</version>.*", "$1");

        way.all().forEach(manifest -> Stream.concat(
                        Stream.of(manifest.root()), manifest.pod().stream().map(Manifest.Pod::template))
                .map(labelled -> labelled.at("/metadata/labels/app.kubernetes.io~1version"))
                .filter(label -> !label.isMissingNode())
                .forEach(label -> assertEquals(version, label.asText(), manifest::title)));
        if (Manifests.canBeBuilt()) {
            assertEquals(
                    "registry.example.com/kaggleingest:" + version,
                    way.one("Deployment", "kaggleingest")
                            .pod()
                            .orElseThrow()
                            .containers()
                            .get(0)
                            .path("image")
                            .asText());
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void each_variable_is_one_that_the_service_reads(Manifests way) throws IOException {
        String documented = Files.readString(Path.of("docs", "configuration.md"));
        Set<String> proxy = Set.of("QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING", "QUARKUS_HTTP_PROXY_TRUSTED_PROXIES");

        way.ofKind("Deployment", "Job")
                .forEach(manifest -> way.environment(manifest.pod().orElseThrow()).keySet().stream()
                        .filter(name -> !proxy.contains(name))
                        .forEach(name -> assertTrue(
                                documented.contains("`" + name + "`"), () -> manifest.title() + " sets " + name)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"production", "cloudnative-pg"})
    void only_the_migration_knows_the_owner_of_the_schema(String way) {
        Manifests manifests = Manifests.of(way);
        Manifest.Pod job = manifests.one("Job", "kaggleingest-migration").pod().orElseThrow();
        Manifest.Pod replica = manifests.one("Deployment", "kaggleingest").pod().orElseThrow();

        assertEquals("migrate", job.containers().get(0).at("/args/0").asText());
        assertEquals(List.of("kaggleingest-owner", "kaggleingest-postgresql-ca"), secrets(job));
        assertFalse(secrets(replica).contains("kaggleingest-owner"));
        assertEquals("false", manifests.environment(replica).get("KAGGLEINGEST_MIGRATE"));
        assertEquals(
                manifests.environment(replica).get("PGHOST"),
                manifests.environment(job).get("PGHOST"));
    }

    private static List<String> secrets(Manifest.Pod pod) {
        return pod.secrets().stream().map(Map.Entry::getKey).sorted().toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"production", "cloudnative-pg"})
    void the_database_has_to_prove_who_it_is(String way) {
        Manifests manifests = Manifests.of(way);

        manifests
                .ofKind("Deployment", "Job")
                .map(Manifest::pod)
                .flatMap(Optional::stream)
                .forEach(pod -> {
                    Map<String, String> environment = manifests.environment(pod);
                    String authority = environment.get("PGSSLROOTCERT");

                    assertEquals("verify-full", environment.get("PGSSLMODE"));
                    assertTrue(Manifest.each(pod.containers().get(0).path("volumeMounts"))
                            .anyMatch(mount ->
                                    authority.startsWith(mount.path("mountPath").asText() + "/")));
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"production", "cloudnative-pg"})
    void proxies_that_are_believed_are_named(String way) {
        Manifests manifests = Manifests.of(way);
        Map<String, String> environment = manifests.environment(
                manifests.one("Deployment", "kaggleingest").pod().orElseThrow());

        assertEquals("true", environment.get("QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING"));
        assertFalse(environment.get("QUARKUS_HTTP_PROXY_TRUSTED_PROXIES").isBlank());
        assertFalse(environment.get("QUARKUS_HTTP_PROXY_TRUSTED_PROXIES").contains("/0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"production", "cloudnative-pg"})
    void nothing_is_let_in_or_out_that_is_not_named(String way) {
        Manifests manifests = Manifests.of(way);
        JsonNode policy = manifests.one("NetworkPolicy", "kaggleingest").root().path("spec");

        JsonNode nothing = manifests.one("NetworkPolicy", "default-deny").root().path("spec");
        assertEquals("{\"podSelector\":{},\"policyTypes\":[\"Ingress\",\"Egress\"]}", nothing.toString());
        assertTrue(Manifest.each(policy.path("ingress"))
                .allMatch(rule -> rule.at("/from/0").has("namespaceSelector")));
        assertEquals(
                Set.of(53, 443, 5432),
                Set.copyOf(policy.path("egress").findValues("port").stream()
                        .map(JsonNode::asInt)
                        .toList()));
        assertTrue(Manifest.each(policy.path("egress"))
                .filter(rule -> rule.findValues("port").stream().anyMatch(port -> port.asInt() == 443))
                .allMatch(rule -> rule.findValue("except").toString().contains("169.254.0.0/16")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"production", "cloudnative-pg"})
    void three_replicas_or_more_stay_apart_and_one_leaves_at_a_time(String way) {
        Manifests manifests = Manifests.of(way);
        Manifest deployment = manifests.one("Deployment", "kaggleingest");

        assertEquals(
                3,
                manifests
                        .one("HorizontalPodAutoscaler", "kaggleingest")
                        .root()
                        .at("/spec/minReplicas")
                        .asInt());
        assertFalse(deployment.root().at("/spec").has("replicas"), "each apply would undo what the autoscaler did");
        assertEquals(
                0,
                deployment
                        .root()
                        .at("/spec/strategy/rollingUpdate/maxUnavailable")
                        .asInt(-1));
        assertEquals(
                1,
                manifests
                        .one("PodDisruptionBudget", "kaggleingest")
                        .root()
                        .at("/spec/maxUnavailable")
                        .asInt());
        assertEquals(
                2,
                deployment
                        .pod()
                        .orElseThrow()
                        .spec()
                        .path("topologySpreadConstraints")
                        .size());
    }

    @Test
    void the_database_has_a_standby_that_knows_of_each_charge_and_room_for_all_connections() {
        Manifests manifests = Manifests.of("cloudnative-pg");
        JsonNode cluster =
                manifests.one("Cluster", "kaggleingest-postgresql").root().path("spec");
        int replicas = manifests
                .one("HorizontalPodAutoscaler", "kaggleingest")
                .root()
                .at("/spec/maxReplicas")
                .asInt();

        assertEquals(3, cluster.path("instances").asInt());
        assertEquals(1, cluster.at("/postgresql/synchronous/number").asInt());
        assertTrue(cluster.at("/postgresql/parameters/max_connections").asInt()
                > (replicas + 1) * CONNECTIONS_OF_A_REPLICA);
    }
}
