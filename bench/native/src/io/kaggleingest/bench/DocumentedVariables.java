package io.kaggleingest.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The variables of docs/configuration.md, each with a value that a service can start with. */
final class DocumentedVariables {

    private static final Pattern ROW =
            Pattern.compile("\\| (?:`[a-z][^`]*` \\| )?`([A-Z][A-Z0-9_]*)` \\| (?:`([^`]*)`|–) \\|.*");

    /** Said by the bench itself for each service, or about something that is not there. */
    private static final Set<String> OTHERS = Set.of(
            "PGHOST", "PGPORT", "PGDATABASE", "PGUSER", "PGPASSWORD", "PGSSLMODE", "PGSSLROOTCERT",
            "KAGGLE_USERNAME", "KAGGLE_KEY", "KAGGLE_CONFIG_DIR", "KAGGLE_API_URL", "KAGGLE_STORAGE_HOSTS",
            "QUARKUS_HTTP_PORT", "QUARKUS_MANAGEMENT_PORT", "KAGGLEINGEST_SERVICE_ROLE", "KAGGLEINGEST_DATA_DIR");

    private static final Map<String, String> VALUES = Map.of(
            "KAGGLEINGEST_ADMIN_KEY", "fake-key-of-an-operator",
            "KAGGLEINGEST_ADMIN_KEYS", "bench=fake-key-of-an-operator",
            "KAGGLEINGEST_INGEST_RENDERINGS_MEMORY", "32M",
            "KAGGLEINGEST_KAGGLE_USER_AGENT", "kaggleingest/bench",
            "KAGGLEINGEST_LOG_FORMAT", "json",
            "KAGGLEINGEST_MIGRATE", "false",
            "OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:9");

    private DocumentedVariables() {}

    static Map<String, String> read(Path folder) throws IOException {
        Map<String, String> variables = new TreeMap<>();
        for (String line : Files.readAllLines(Path.of("docs", "configuration.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches() && !OTHERS.contains(row.group(1))) {
                String value = VALUES.getOrDefault(row.group(1), row.group(2));
                if (value == null) {
                    throw new IllegalStateException("Give " + row.group(1) + " a value in DocumentedVariables");
                }
                variables.put(row.group(1), value);
            }
        }
        variables.replace("KAGGLEINGEST_SECRETS_DIR", folder.toString());
        return variables;
    }
}
