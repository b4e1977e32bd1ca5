package io.kaggleingest;

import java.util.Map;

import io.quarkus.test.junit.QuarkusTestProfile;

/**
 * A service that an operator has bounded on all sides and given no key for operators. One profile for the tests of all
 * these bounds, because each profile costs a start of the application.
 */
public final class TightLimits implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "kaggleingest.admin-key", " ",
                "kaggleingest.ingest.held-requests-per-account", "2",
                "kaggleingest.ingest.streams-per-account", "2",
                "kaggleingest.ingest.stream-life", "20s",
                "kaggleingest.ingest.stream-heartbeat", "200ms",
                "kaggleingest.ingest.contents.discussions", "1",
                "kaggleingest.ingest.contents.messages", "1",
                "kaggleingest.ingest.contents.tables", "1",
                "kaggleingest.ingest.contents.table-head", "26",
                "kaggleingest.ingest.contents.longest-text", "14");
    }
}
