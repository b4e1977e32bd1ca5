package io.kaggleingest.kaggle.wire;

import java.io.Closeable;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.ConnectTimeoutException;
import io.opentelemetry.context.Context;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.tracing.TracingPolicy;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.client.api.LoggingScope;
import org.jboss.resteasy.reactive.client.api.QuarkusRestClientProperties;

import io.kaggleingest.kaggle.CallSubject;
import io.kaggleingest.kaggle.FileHead;
import io.kaggleingest.kaggle.KaggleProblem;
import io.kaggleingest.kaggle.KaggleProblem.Remedy;
import io.kaggleingest.load.Spans;
import io.kaggleingest.load.Tenant;

/** Sends what the door asks for: turns, time limits, retries, and every failure turned into a {@link KaggleProblem}. */
final class KaggleClient {

    /** One request to the API, with whatever credentials its sender chose. */
    interface Request extends Function<KaggleApi, Uni<RestResponse<byte[]>>> {}

    private static final Logger LOG = Logger.getLogger(KaggleClient.class);

    private final KaggleConfig config;
    private final Vertx vertx;
    private final Clock clock;
    private final Tenant tenant;
    private final Map<CallKind, CallGuard> guards;
    private final KaggleApi api;
    private final Storage storage;
    private final Retries retries;
    private final LogThrottle alert;

    /** Below which the calls are traced. */
    private final Context trace;

    private volatile Spans spans = Spans.NONE;

    /**
     * Threads that read answers. A large answer takes many times its size in memory while it is read, so there are only
     * half as many threads as processors. Answers that wait to be read keep their turns, which bounds how many there are.
     */
    private final ExecutorService reading;

    KaggleClient(KaggleConfig config, Vertx vertx, Clock clock) {
        this.config = config;
        this.vertx = vertx;
        this.clock = clock;
        tenant = Tenant.SERVICE;
        guards = new EnumMap<>(CallKind.class);
        for (CallKind operation : CallKind.values()) {
            guards.put(operation, CallGuard.of(operation, config, clock));
        }
        api = api(config);
        storage = new Storage(vertx, config, guard(CallKind.STORAGE), clock);
        retries = new Retries(vertx, Backoff.of(config.retry(), () -> ThreadLocalRandom.current()
                .nextDouble()));
        trace = Context.root();
        alert = new LogThrottle(clock, Duration.ofMinutes(1));
        reading = Executors.newFixedThreadPool(
                Math.max(1, Runtime.getRuntime().availableProcessors() / 2), KaggleClient::readingThread);
    }

    private static Thread readingThread(Runnable work) {
        Thread thread = new Thread(work, "kaggle-reading");
        thread.setDaemon(true);
        return thread;
    }

    private KaggleClient(KaggleClient client, Tenant tenant) {
        this.tenant = tenant;
        config = client.config;
        vertx = client.vertx;
        clock = client.clock;
        guards = client.guards;
        api = client.api;
        storage = client.storage;
        retries = client.retries;
        alert = client.alert;
        reading = client.reading;
        spans = client.spans;
        trace = Context.current();
    }

    /** The same connections, limits and health, for calls on behalf of somebody else. */
    KaggleClient onBehalfOf(Tenant other) {
        return new KaggleClient(this, other);
    }

    void observe(MeterRegistry registry, Spans observer) {
        spans = observer;
        guards.forEach((operation, guard) -> guard.meter(operation, registry));
    }

    void close() {
        storage.close();
        reading.shutdown();
        try {
            ((Closeable) api).close();
        } catch (IOException e) {
            LOG.debug("REST client", e);
        }
    }

    Uni<JsonNode> json(CallKind operation, CallSubject subject, Request request) {
        return run(() -> call(operation, subject, request, KaggleAnswer::json));
    }

    /** @param request is answered by the scores of a whole leaderboard */
    Uni<List<String>> scores(CallSubject subject, Request request) {
        return run(() -> call(CallKind.DOWNLOAD, subject, request, KaggleAnswer::scores));
    }

    /** @param request is answered by a redirect to where the file is */
    Uni<FileHead> head(CallSubject subject, Request request, String fileName, int maxBytes) {
        return run(() -> download(subject, request, FileRange.start(fileName, maxBytes)));
    }

    /** @param from where in the file they begin */
    Uni<FileHead> end(CallSubject subject, Request request, String fileName, long from, int maxBytes) {
        return run(() -> download(subject, request, FileRange.end(fileName, from, maxBytes)));
    }

    private <T> Uni<T> run(Supplier<Uni<? extends T>> request) {
        return retries.<T>run(request)
                .onFailure(KaggleClient::isOfServiceCredentials)
                .invoke(failure -> alert());
    }

    private Uni<FileHead> download(CallSubject subject, Request request, FileRange bytes) {
        return call(CallKind.DOWNLOAD, subject, request, KaggleAnswer::redirect)
                .chain(location ->
                        spans.around("kaggle storage", trace, storage.bytes(tenant, subject, location, bytes)))
                .onFailure(KaggleClient::wantsFreshUrl)
                .retry()
                .atMost(1);
    }

    private CallGuard guard(CallKind kind) {
        return Objects.requireNonNull(guards.get(kind));
    }

    private <T> Uni<T> call(
            CallKind operation, CallSubject subject, Request request, Function<KaggleAnswer, T> reading) {
        Uni<T> answer =
                guard(operation).pass(tenant, () -> send(subject, request).map(reading));
        return spans.around("kaggle " + operation.name().toLowerCase(Locale.ROOT), trace, answer);
    }

    /** Reading megabytes of JSON is work for a thread of its own, so that is where the answer arrives. */
    private Uni<KaggleAnswer> send(CallSubject subject, Request request) {
        return CancellableCall.call(vertx, config.largestAnswer().asLongValue(), () -> request.apply(api))
                .ifNoItem()
                .after(config.callTimeout())
                .fail()
                .onFailure()
                .transform(failure -> onTheWay(subject, failure))
                .emitOn(reading)
                .map(response -> KaggleAnswer.of(subject, response, clock.instant()));
    }

    /** Only the class of the failure is passed on: its text may hold a signed URL. */
    static KaggleProblem onTheWay(CallSubject subject, Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        LOG.debugf("%s: %s", subject.name(), root.getClass().getName());
        if (root instanceof CancellableCall.TooLong) {
            return KaggleProblem.unusable(subject, "it is larger than any that is expected");
        }
        if (root instanceof ConnectTimeoutException) {
            return KaggleProblem.notReachedInTime(subject);
        }
        return root instanceof TimeoutException || root instanceof io.smallrye.mutiny.TimeoutException
                ? KaggleProblem.timeout(subject)
                : KaggleProblem.unreachable(subject);
    }

    private static boolean wantsFreshUrl(Throwable failure) {
        return failure instanceof KaggleProblem problem && problem.remedy() == Remedy.FRESH_URL;
    }

    private static boolean isOfServiceCredentials(Throwable failure) {
        return failure instanceof KaggleProblem problem && problem.isOfServiceCredentials();
    }

    /** For operators: nothing is fetched until one of them acts. */
    private void alert() {
        if (alert.isDue()) {
            LOG.error(
                    "Kaggle refuses the credentials of this service (401): nothing can be fetched until KAGGLE_USERNAME"
                            + " and KAGGLE_KEY name a valid legacy key. Said once a minute at most.");
        }
    }

    /** Built by hand, because an empty KAGGLE_API_URL has to count as none. */
    private static KaggleApi api(KaggleConfig config) {
        return QuarkusRestClientBuilder.newBuilder()
                .baseUri(config.apiUrl().orElse(KaggleConfig.KAGGLE))
                .userAgent(config.userAgent())
                .connectTimeout(config.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(config.answerTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .property(QuarkusRestClientProperties.CONNECTION_POOL_SIZE, config.connections())
                // Kaggle is not told the trace of an ingestion.
                .httpClientOptions(new HttpClientOptions().setTracingPolicy(TracingPolicy.IGNORE))
                .httpClientRequestCustomizer(CancellableCall::connect)
                .followRedirects(false)
                .enableCompression(true)
                .disableDefaultMapper(true)
                .loggingScope(LoggingScope.NONE)
                .loggingMaskedHeaders(Set.of("Authorization", "Location"))
                .build(KaggleApi.class);
    }
}
