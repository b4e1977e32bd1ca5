package io.kaggleingest.ingest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.kaggleingest.document.ContextDocument;
import io.kaggleingest.document.material.Material;
import io.kaggleingest.document.reader.DocumentReader;
import io.kaggleingest.document.text.TextLimit;
import io.kaggleingest.kaggle.KaggleCredentials;
import io.kaggleingest.kaggle.wire.Kaggle;
import io.kaggleingest.kaggle.wire.KaggleCalls;
import io.kaggleingest.load.DocumentWorkers;
import io.kaggleingest.load.Spans;
import io.kaggleingest.load.Tenant;
import io.kaggleingest.postgres.DatabaseUnavailable;

/**
 * What is fetched here at this moment. No database connection is held meanwhile; the heart beats, and whoever has lost
 * the claim stops and writes nothing.
 */
@ApplicationScoped
class IngestionRuns {

    private static final Logger LOG = Logger.getLogger(IngestionRuns.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final ConcurrentMap<UUID, IngestionRun> underWay = new ConcurrentHashMap<>();

    @Inject
    Vertx vertx;

    @Inject
    IngestionClaims claims;

    @Inject
    Kaggle kaggle;

    @Inject
    DocumentWorkers workers;

    @Inject
    IngestConfig config;

    @Inject
    Clock clock;

    @Inject
    IngestionMeters meters;

    @Inject
    Spans spans;

    /** Fetches and keeps, or says why not; never fails. */
    Uni<Void> run(UUID claim, Ingestion ingestion, KaggleCredentials credentials) {
        IngestionRun run = new IngestionRun(claim, ingestion);
        underWay.put(claim, run);
        long heart = vertx.setPeriodic(IngestionRun.beatEvery(config.lease()).toMillis(), tick -> beat(run));
        LOG.infof("Ingestion %s begins", run);
        meters.countBegin(run);
        Span span = spans.begin("ingestion", Context.root());
        return Uni.join()
                .first(ingest(run, credentials, span), run.lost())
                .toTerminate()
                .onFailure(IngestionRun.Lost.class)
                .recoverWithItem(() -> stopped(run))
                .onFailure()
                .call(failure -> fail(run, failure))
                .onFailure()
                .recoverWithNull()
                .onTermination()
                .invoke(() -> {
                    vertx.cancelTimer(heart);
                    underWay.remove(claim);
                    span.end();
                });
    }

    /** Stops all of it, and tells the claims that are free now. */
    List<UUID> stop() {
        List<UUID> stopped = List.copyOf(underWay.keySet());
        underWay.values().forEach(IngestionRun::lose);
        return stopped;
    }

    int underWay() {
        return underWay.size();
    }

    private Uni<Void> ingest(IngestionRun run, KaggleCredentials credentials, Span span) {
        Instant fetchedAt = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return fetch(run, calls(run, credentials, span))
                .ifNoItem()
                .after(config.limit())
                .failWith(() -> new IngestionFailure.TookTooLong(config.limit()))
                .chain(result -> keep(run, result, fetchedAt));
    }

    /** @param again when to fetch what a limit has cost, null if none has */
    private record FetchResult(Material material, @Nullable Instant again) {}

    /** Their steps are traced below the ingestion. */
    private KaggleCalls calls(IngestionRun run, KaggleCredentials credentials, Span span) {
        try (Scope here = span.makeCurrent()) {
            return kaggle.as(credentials, Tenant.of(run.ingestion().askedBy()));
        }
    }

    private Uni<FetchResult> fetch(IngestionRun run, KaggleCalls calls) {
        Fetch.Task task = new Fetch.Task(run.ingestion().resource(), config.contents(), run.progress());
        Fetch fetch = Fetch.of(calls, task);
        return fetch.run()
                .map(material -> new FetchResult(
                        material, fetch.pause().map(clock.instant()::plus).orElse(null)));
    }

    private Uni<Void> keep(IngestionRun run, FetchResult result, Instant fetchedAt) {
        run.progress().enter("reading");
        TextLimit limit = new TextLimit(config.contents().longestText());
        return workers.read(
                        () -> StoredContext.of(limit.apply(DocumentReader.of(result.material(), source(), fetchedAt))))
                .ifNoItem()
                .after(config.readingLimit())
                .failWith(() -> new IllegalStateException("Not read within " + config.readingLimit()))
                .invoke(run::end)
                .chain(context -> write(claims.complete(run, context, config.versions(), result.again())))
                .invoke(isWritten -> countEnd(run, isWritten))
                .replaceWithVoid();
    }

    private void countEnd(IngestionRun run, boolean isWritten) {
        LOG.infof("Ingestion %s %s", run, isWritten ? "completed" : "was another one's to end");
        if (isWritten) {
            meters.completed(run);
        } else {
            meters.stopped();
        }
    }

    /** Tries again while the database is away, so that the work of minutes is not lost. To write the end twice is harmless. */
    private <T> Uni<T> write(Uni<T> end) {
        return end.onFailure(DatabaseUnavailable::explains)
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .expireIn(config.limit().toMillis());
    }

    private ContextDocument.Source source() {
        return kaggle.isSandbox() ? ContextDocument.Source.SANDBOX : ContextDocument.Source.KAGGLE;
    }

    private Uni<Void> fail(IngestionRun run, Throwable cause) {
        Ingestion ingestion = run.ingestion();
        run.end();
        IngestionFailure failure =
                IngestionFailure.of(cause, ingestion.id(), ingestion.resource().isPrivate(), clock.instant());
        if (failure.isOurs()) {
            LOG.errorf(cause, "Ingestion %s failed", run);
        } else {
            LOG.infof("Ingestion %s failed: %s", run, failure.message());
        }
        meters.countFailure(run, failure.failure().code());
        return write(claims.fail(run, failure.message(), failure.failure()))
                .onFailure()
                .invoke(unwritten -> LOG.warn("The failure could not be written; the lease will run out", unwritten));
    }

    private Void stopped(IngestionRun run) {
        meters.stopped();
        LOG.infof("Ingestion %s stops here: it is not this worker's any more", run);
        return null;
    }

    private void beat(IngestionRun run) {
        if (run.mayBeat(config.lease())) {
            claims.heartbeat(run, config.lease())
                    .onTermination()
                    .invoke((isOwn, failure, cancelled) -> run.beaten(isOwn != null))
                    .subscribe()
                    .with(isOwn -> lose(run, isOwn), failure -> LOG.warnf("A heart-beat was missed: %s", failure));
        }
    }

    private static void lose(IngestionRun run, boolean own) {
        if (!own && !run.isEnding()) {
            run.lose();
        }
    }
}
