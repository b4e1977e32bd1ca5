package io.kaggleingest;

import java.util.Map;

import io.quarkus.test.junit.QuarkusTestProfile;

import static java.util.Map.entry;

/**
 * A service that an operator has bounded on all sides and given no key for operators. One profile for the tests of all
 * these bounds, because each profile costs a start of the application.
 */
public final class TightLimits implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.ofEntries(
                entry("kaggleingest.admin-key", " "),
                entry("kaggleingest.admin-keys", " "),
                entry("kaggleingest.page.fetches-per-client", "0"),
                entry("kaggleingest.ingest.held-requests-per-account", "2"),
                entry("kaggleingest.ingest.streams-per-account", "2"),
                entry("kaggleingest.ingest.stream-life", "20s"),
                entry("kaggleingest.ingest.stream-heartbeat", "200ms"),
                entry("kaggleingest.ingest.contents.discussions", "1"),
                entry("kaggleingest.ingest.contents.messages", "1"),
                entry("kaggleingest.ingest.contents.tables", "1"),
                entry("kaggleingest.ingest.contents.table-head", "26"),
                entry("kaggleingest.ingest.contents.longest-text", "14"));
    }
}
