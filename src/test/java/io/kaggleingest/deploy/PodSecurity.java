package io.kaggleingest.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

/** The restricted level of Kubernetes' Pod Security Standards, and a root file system that nothing can write to. */
final class PodSecurity {

    private static final Set<String> VOLUMES = Set.of(
            "configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "persistentVolumeClaim", "projected", "secret");

    private final List<String> faults = new ArrayList<>();

    private PodSecurity() {}

    static List<String> faults(Manifest manifest, Manifest.Pod pod) {
        var security = new PodSecurity();
        security.look(pod.spec());
        pod.containers().forEach(container -> security.look(container, pod.spec()));
        return security.faults.stream()
                .map(fault -> manifest.title() + ": " + fault)
                .toList();
    }

    private void look(JsonNode spec) {
        for (String shared : List.of("hostNetwork", "hostPID", "hostIPC")) {
            demand(!spec.path(shared).asBoolean(), shared);
        }
        demand(!spec.path("automountServiceAccountToken").asBoolean(true), "holds a token for the cluster");
        JsonNode context = spec.path("securityContext");
        demand(context.path("runAsNonRoot").asBoolean(), "may run as root");
        demand(context.path("runAsUser").asInt() > 0, "has no user by number");
        demand(context.at("/seccompProfile/type").asText().equals("RuntimeDefault"), "has no seccomp profile");
        demand(!context.has("sysctls"), "sets sysctls");
        for (JsonNode volume : spec.path("volumes")) {
            volume.fieldNames()
                    .forEachRemaining(kind -> demand(
                            kind.equals("name") || VOLUMES.contains(kind), "mounts a volume of the kind " + kind));
        }
    }

    private void look(JsonNode container, JsonNode spec) {
        String name = container.path("name").asText();
        JsonNode context = container.path("securityContext");
        demand(context.path("allowPrivilegeEscalation").isBoolean(), name + " does not rule out more rights");
        demand(!context.path("allowPrivilegeEscalation").asBoolean(), name + " may get more rights");
        demand(!context.path("privileged").asBoolean(), name + " is privileged");
        demand(context.path("readOnlyRootFilesystem").asBoolean(), name + " writes to its root");
        demand(context.at("/capabilities/drop/0").asText().equals("ALL"), name + " keeps capabilities");
        demand(context.at("/capabilities/add").isMissingNode(), name + " adds capabilities");
        demand(context.path("runAsUser").asInt(1) > 0, name + " runs as root");
        demand(context.path("runAsNonRoot").asBoolean(true), name + " may run as root");
        demand(!context.has("procMount"), name + " unmasks /proc");
        demand(container.path("resources").path("limits").has("memory"), name + " has no limit of memory");
        for (JsonNode port : container.path("ports")) {
            demand(!port.has("hostPort"), name + " takes a port of the node");
        }
        for (JsonNode mount : container.path("volumeMounts")) {
            demand(isThere(mount.path("name").asText(), spec), name + " mounts what is not there: " + mount);
        }
    }

    private boolean isThere(String volume, JsonNode spec) {
        return Manifest.each(spec.path("volumes"))
                        .anyMatch(each -> each.path("name").asText().equals(volume))
                || volume.equals("data");
    }

    private void demand(boolean holds, String fault) {
        if (!holds) {
            faults.add(fault);
        }
    }
}
