package io.kaggleingest.deploy;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/** The fields that we use of objects that operators bring, as their documentation has them; nothing else may stand there. */
final class CustomResources {

    private CustomResources() {}

    record Labels(Map<String, String> matchLabels) {}

    /** Prometheus operator, monitoring.coreos.com/v1. */
    record ServiceMonitor(String jobLabel, Labels selector, List<Endpoint> endpoints) {
        record Endpoint(String port, String path, String interval, String scrapeTimeout) {}
    }

    /** Prometheus operator, monitoring.coreos.com/v1. */
    record PrometheusRule(List<Group> groups) {
        record Group(String name, String interval, List<Rule> rules) {}

        record Rule(
                String record,
                String alert,
                String expr,
                String forTime,
                Map<String, String> labels,
                Map<String, String> annotations) {}
    }

    /** CloudNativePG, postgresql.cnpg.io/v1. */
    record Cluster(
            int instances,
            String imageName,
            Postgresql postgresql,
            Bootstrap bootstrap,
            Managed managed,
            Affinity affinity,
            JsonNode resources,
            Storage storage,
            Storage walStorage) {

        record Postgresql(Synchronous synchronous, Map<String, String> parameters) {}

        record Synchronous(String method, int number) {}

        record Bootstrap(InitDb initdb) {}

        record InitDb(String database, String owner, Name secret) {}

        record Name(String name) {}

        record Managed(List<Role> roles) {}

        record Role(String name, String ensure, boolean login, Name passwordSecret) {}

        record Affinity(boolean enablePodAntiAffinity, String podAntiAffinityType, String topologyKey) {}

        record Storage(String size) {}
    }

    static final Map<String, Class<?>> SPECS = Map.of(
            "ServiceMonitor", ServiceMonitor.class,
            "PrometheusRule", PrometheusRule.class,
            "Cluster", Cluster.class);
}
