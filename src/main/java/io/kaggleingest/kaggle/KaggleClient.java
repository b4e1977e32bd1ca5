package io.kaggleingest.kaggle;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import io.netty.channel.ConnectTimeoutException;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.client.api.LoggingScope;
import org.jboss.resteasy.reactive.client.api.QuarkusRestClientProperties;

import io.kaggleingest.kaggle.KaggleProblem.Remedy;

/** Sends what the door asks for: time limits, retries, and every failure turned into a {@link KaggleProblem}. */
final class KaggleClient {

    /** One request to the API, with whatever credentials its sender chose. */
    interface Request extends Function<KaggleApi, Uni<RestResponse<byte[]>>> {}

    private static final Logger LOG = Logger.getLogger(KaggleClient.class);

    private final KaggleConfig config;
    private final KaggleApi api;
    private final Storage storage;
    private final Retries retries;
    private final Clock clock = Clock.systemUTC();

    KaggleClient(KaggleConfig config, Vertx vertx) {
        this.config = config;
        api = api(config);
        storage = new Storage(vertx, config);
        retries = new Retries(vertx, Backoff.of(config.retry(), () -> ThreadLocalRandom.current()
                .nextDouble()));
    }

    void close() {
        storage.close();
        try {
            ((Closeable) api).close();
        } catch (IOException e) {
            LOG.debug("REST client", e);
        }
    }

    Uni<JsonNode> json(Asked asked, Request request) {
        return retries.run(() -> send(asked, request).map(KaggleAnswer::json));
    }

    /** @param request is answered by a redirect to where the file is */
    Uni<FileHead> head(Asked asked, Request request, String fileName, int maxBytes) {
        return retries.run(() -> download(asked, request, fileName, maxBytes));
    }

    private Uni<FileHead> download(Asked asked, Request request, String fileName, int maxBytes) {
        return send(asked, request)
                .map(KaggleAnswer::redirect)
                .chain(location -> storage.head(asked, location, fileName, maxBytes))
                .onFailure(KaggleClient::wantsFreshUrl)
                .retry()
                .atMost(1)
                .ifNoItem()
                .after(config.downloadTimeout())
                .failWith(() -> KaggleProblem.timeout(asked));
    }

    /** Reading megabytes of JSON is work for a worker thread, so that is where the answer arrives. */
    private Uni<KaggleAnswer> send(Asked asked, Request request) {
        return Uni.createFrom()
                .deferred(() -> request.apply(api))
                .ifNoItem()
                .after(config.callTimeout())
                .fail()
                .onFailure()
                .transform(failure -> onTheWay(asked, failure))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(response -> KaggleAnswer.of(asked, response, clock.instant()));
    }

    /** Nothing of the failure but its class goes further: its text may name a signed URL. */
    static KaggleProblem onTheWay(Asked asked, Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        LOG.debugf("%s: %s", asked.what(), root.getClass().getName());
        if (root instanceof ConnectTimeoutException) {
            return KaggleProblem.notReachedInTime(asked);
        }
        return root instanceof TimeoutException || root instanceof io.smallrye.mutiny.TimeoutException
                ? KaggleProblem.timeout(asked)
                : KaggleProblem.unreachable(asked);
    }

    private static boolean wantsFreshUrl(Throwable failure) {
        return failure instanceof KaggleProblem problem && problem.remedy() == Remedy.FRESH_URL;
    }

    /** Built by hand, because an empty KAGGLE_API_URL has to count as none. */
    private static KaggleApi api(KaggleConfig config) {
        URI url = config.apiUrl().orElse(KaggleConfig.KAGGLE);
        return QuarkusRestClientBuilder.newBuilder()
                .baseUri(url)
                .userAgent(config.userAgent())
                .connectTimeout(config.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(config.callTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .property(QuarkusRestClientProperties.CONNECTION_POOL_SIZE, config.connections())
                .followRedirects(false)
                .enableCompression(true)
                .disableDefaultMapper(true)
                .loggingScope(LoggingScope.NONE)
                .loggingMaskedHeaders(Set.of("Authorization", "Location"))
                .build(KaggleApi.class);
    }
}
