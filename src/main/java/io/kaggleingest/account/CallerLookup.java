package io.kaggleingest.account;

import java.util.Optional;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.github.benmanes.caffeine.cache.Cache;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

import io.kaggleingest.load.BoundedCache;
import io.kaggleingest.web.Problem;

/**
 * Who holds a key. The key's validity is read in the database with each request, so that a revoked one is refused by every
 * replica at once.
 */
@ApplicationScoped
public class CallerLookup {

    public static final String HEADER = "X-API-Key";

    private static final int MOST_SEEN = 20_000;

    private final Cache<KeyHash, Caller> recentCallers = BoundedCache.ofEntries(MOST_SEEN);

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
        KeyHash hash = KeyHash.of(key);
        return keys.find(hash)
                .map(caller -> caller.orElseThrow(CallerLookup::invalid))
                .invoke(caller -> recentCallers.put(hash, caller))
                .invoke(this::note);
    }

    /**
     * Whose key it was at the last look-up here. The key may have ended since, so this is only for steps that read it
     * in the database before they deliver or charge anything. The account and the scopes of a key never change.
     */
    public Optional<Caller> lastSeen(@Nullable String key) {
        return key == null || !KeyFormat.matches(key)
                ? Optional.empty()
                : Optional.ofNullable(recentCallers.getIfPresent(KeyHash.of(key)));
    }

    /** The key was used, and found valid. */
    public void note(Caller caller) {
        uses.note(caller.apiKeyId());
        nameInLog(caller);
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
