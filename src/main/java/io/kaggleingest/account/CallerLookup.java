package io.kaggleingest.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.MDC;

import io.kaggleingest.web.Problem;

/**
 * Who holds a key. The key's validity is read in the database with each request, so that a revoked one is refused by every
 * replica at once.
 */
@ApplicationScoped
public class CallerLookup {

    @Inject
    KeyLookups keys;

    @Inject
    LastUsedKeys uses;

    @ConfigProperty(name = "kaggleingest.dashboard-url")
    String dashboardUrl;

    /**
     * Fails with 401 or 403.
     *
     * @param key as it was sent; null for none
     */
    public Uni<Caller> of(String key) {
        if (key == null || key.isBlank()) {
            throw new Problem(401, "missing_api_key", "Missing X-API-Key header. Get your key at " + dashboardUrl);
        }
        if (!KeyFormat.matches(key)) {
            throw invalid();
        }
        return keys.find(KeyHash.of(key))
                .map(caller -> caller.orElseThrow(CallerLookup::invalid))
                .invoke(caller -> uses.note(caller.apiKeyId()))
                .invoke(CallerLookup::nameInLog);
    }

    /** In lines that are logged for this request. */
    private static void nameInLog(Caller caller) {
        MDC.put("accountId", Long.toString(caller.accountId()));
    }

    /** One answer for unknown, malformed, revoked and expired, so that a guess learns nothing. */
    private static Problem invalid() {
        return new Problem(403, "invalid_api_key", "Invalid API key");
    }
}
