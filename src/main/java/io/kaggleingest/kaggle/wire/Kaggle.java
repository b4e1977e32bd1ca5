package io.kaggleingest.kaggle.wire;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.Vertx;
import org.jboss.logging.Logger;

import io.kaggleingest.kaggle.KaggleAccount;
import io.kaggleingest.kaggle.KaggleCredentials;
import io.kaggleingest.load.Spans;
import io.kaggleingest.load.Tenant;

/** The door to Kaggle. It binds {@link KaggleCalls} to credentials and a tenant. */
@ApplicationScoped
public class Kaggle {

    private static final Logger LOG = Logger.getLogger(Kaggle.class);
    private static final String NO_ACCOUNT =
            "KaggleIngest needs a Kaggle account: set KAGGLE_USERNAME and KAGGLE_KEY, or KAGGLE_CONFIG_DIR to a folder with"
                    + " kaggle.json. Only a run from source brings a sandbox instead.";
    private final KaggleConfig config;
    private final KaggleCredentials ofService;
    private final KaggleClient client;

    @Inject
    Kaggle(KaggleConfig config, Vertx vertx, Clock clock) {
        this.config = config;
        ofService = account(config);
        client = new KaggleClient(config, vertx, clock);
    }

    /**
     * An account that cannot be one stops the start: the constructor has refused it by now, before anything else of the
     * service has begun.
     */
    void start(
            @Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event,
            MeterRegistry registry,
            Spans spans) {
        client.observe(registry, spans);
        sayWhatIsIgnored();
        warnOfClearText(config.apiUrl().orElse(KaggleConfig.KAGGLE));
    }

    @PreDestroy
    void close() {
        client.close();
    }

    /** Calls with somebody's credentials, which take turns with those of other tenants. */
    public KaggleCalls as(KaggleCredentials credentials, Tenant tenant) {
        return new KaggleCalls(
                client.onBehalfOf(tenant), config.totalTimeout(), credentials, !ofService.equals(credentials));
    }

    /** Calls with the account of the service itself, on behalf of a tenant. */
    public KaggleCalls asService(Tenant tenant) {
        return as(ofService, tenant);
    }

    /** The account of the service itself. */
    public KaggleCredentials serviceCredentials() {
        return ofService;
    }

    /** Whether answers come from the stand-in and not from Kaggle. */
    public boolean isSandbox() {
        return config.sandbox();
    }

    /** The source of answers, as it is written beside what is kept. */
    public String source() {
        return isSandbox() ? "sandbox" : "kaggle";
    }

    private static void warnOfClearText(URI url) {
        boolean loopback =
                StorageUrl.parse(url.toString()).filter(StorageUrl::isLoopback).isPresent();
        if (!"https".equals(url.getScheme()) && !loopback) {
            LOG.warnf("KAGGLE_API_URL is %s: the Kaggle key crosses the network unencrypted.", url);
        }
    }

    /** Ends the start with the sentence alone if the account is wrong: a stack trace would only hide it. */
    private static KaggleCredentials account(KaggleConfig config) {
        try {
            return KaggleAccount.of(config.username(), config.key(), config.configDir())
                    .orElseThrow(() -> new IllegalStateException(NO_ACCOUNT));
        } catch (IllegalStateException failure) {
            throw new ConfigurationException(failure.getMessage());
        }
    }

    private void sayWhatIsIgnored() {
        Path home = Path.of(System.getProperty("user.home"));
        List<String> tokens = KaggleAccount.ignoredTokens(System.getenv(), home, config.configDir());
        if (!tokens.isEmpty()) {
            LOG.warnf(
                    "Ignored: %s. Kaggle is called with a user name and a key only: the scopes of a token may answer"
                            + " 401 where the key is good.",
                    String.join(", ", tokens));
        }
    }
}
