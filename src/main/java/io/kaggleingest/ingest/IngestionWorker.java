package io.kaggleingest.ingest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.ConsumeEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import org.jboss.logging.Logger;

import io.kaggleingest.context.ContextDocument;
import io.kaggleingest.context.Material;
import io.kaggleingest.kaggle.Kaggle;
import io.kaggleingest.kaggle.KaggleCredentials;
import io.kaggleingest.kaggle.Share;

/**
 * Runs ingestions: claim, fetch with no database connection held, finish. Woken by whoever queues one, here or on
 * another replica (see {@link Announcements}), and by a slow poll that finds those of replicas that died.
 */
@ApplicationScoped
class IngestionWorker {

    private static final Logger LOG = Logger.getLogger(IngestionWorker.class);
    private static final String WAKE = "ingestion-wake";
    private static final Duration RELEASE_LIMIT = Duration.ofSeconds(5);

    private final UUID id = UUID.randomUUID();
    private final AtomicInteger busy = new AtomicInteger();
    private final AtomicInteger busyPrivately = new AtomicInteger();
    private volatile boolean stopping;

    @Inject
    Vertx vertx;

    @Inject
    Claims claims;

    @Inject
    Ingestions ingestions;

    @Inject
    Kaggle kaggle;

    @Inject
    Blocking blocking;

    @Inject
    IngestConfig config;

    @Inject
    Clock clock;

    void start(@Observes StartupEvent event) {
        vertx.setPeriodic(config.poll().toMillis(), tick -> poll());
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        claims.release(id)
                .ifNoItem()
                .after(RELEASE_LIMIT)
                .fail()
                .onFailure()
                .invoke(failure -> LOG.warn("Ingestions under way are left to their leases", failure))
                .onFailure()
                .recoverWithNull()
                .await()
                .indefinitely();
    }

    /** Looks for work now instead of at the next poll. */
    void wake() {
        vertx.eventBus().send(WAKE, WAKE);
    }

    @ConsumeEvent(WAKE)
    Uni<Void> work(String wake) {
        if (stopping) {
            return Uni.createFrom().voidItem();
        }
        if (busy.incrementAndGet() > config.workers()) {
            busy.decrementAndGet();
            return Uni.createFrom().voidItem();
        }
        return claims.claim(id, config.lease(), config.attempts())
                .chain(claimed ->
                        claimed.map(this::publicly).orElse(Uni.createFrom().nullItem()))
                .onFailure()
                .invoke(failure -> LOG.warn("No ingestion could be claimed", failure))
                .onFailure()
                .recoverWithNull()
                .onTermination()
                .invoke(busy::decrementAndGet)
                .onItem()
                .ifNotNull()
                .invoke(finished -> wake())
                .replaceWithVoid();
    }

    private void poll() {
        claims.giveUp(config.attempts())
                .subscribe()
                .with(done -> wake(), failure -> LOG.warn("The database cannot be asked for ingestions", failure));
    }

    private Uni<UUID> publicly(Ingestion ingestion) {
        wake();
        return ingest(ingestion, kaggle.serviceCredentials());
    }

    /** An ingestion with a caller's credentials, which nobody but this call ever knows; empty if it cannot begin. */
    Uni<Optional<Ingestion>> begin(Ref ref, Found found, KaggleCredentials callers) {
        if (stopping) {
            return Uni.createFrom().item(Optional.empty());
        }
        if (busyPrivately.incrementAndGet() > config.privateWorkers()) {
            busyPrivately.decrementAndGet();
            return Uni.createFrom().item(Optional.empty());
        }
        return ingestions
                .begin(ref, found, id, config.lease(), config.privatePerAccount())
                .onItem()
                .invoke(begun -> begun.ifPresentOrElse(
                        ingestion -> privately(ingestion, callers), busyPrivately::decrementAndGet))
                .onFailure()
                .invoke(busyPrivately::decrementAndGet)
                .onCancellation()
                .invoke(busyPrivately::decrementAndGet);
    }

    private void privately(Ingestion ingestion, KaggleCredentials callers) {
        ingest(ingestion, callers)
                .onTermination()
                .invoke(busyPrivately::decrementAndGet)
                .subscribe()
                .with(done -> {}, LOG::error);
    }

    private Uni<UUID> ingest(Ingestion ingestion, KaggleCredentials credentials) {
        Progress progress = new Progress();
        long heart = vertx.setPeriodic(config.lease().toMillis() / 3, tick -> beat(ingestion, progress));
        Instant fetchedAt = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        LOG.infof("Ingestion %s of %s/%s begins", ingestion.id(), ingestion.kind(), ingestion.ref());
        return fetch(ingestion, credentials, progress)
                .ifNoItem()
                .after(config.limit())
                .failWith(() -> new IngestionFailure.TookTooLong(config.limit()))
                .chain(material -> keep(ingestion, material, fetchedAt, progress))
                .onFailure()
                .call(failure -> fail(ingestion, failure))
                .onFailure()
                .recoverWithNull()
                .onTermination()
                .invoke(() -> vertx.cancelTimer(heart))
                .replaceWith(ingestion.id());
    }

    private Uni<Material> fetch(Ingestion ingestion, KaggleCredentials credentials, Progress progress) {
        Kaggle onBehalf = kaggle.onBehalfOf(Share.of(ingestion.askedBy()));
        return Fetch.of(ingestion.resource(), onBehalf, credentials, progress).run();
    }

    private Uni<Void> keep(Ingestion ingestion, Material material, Instant fetchedAt, Progress progress) {
        progress.enter("reading");
        return blocking.call(() -> Bundled.of(material.document(source(), fetchedAt)))
                .chain(bundled -> claims.complete(ingestion.id(), id, progress.total(), bundled, config.versions()))
                .invoke(() -> LOG.infof(
                        "Ingestion %s of %s/%s completed", ingestion.id(), ingestion.kind(), ingestion.ref()));
    }

    private ContextDocument.Source source() {
        return kaggle.isSandbox() ? ContextDocument.Source.SANDBOX : ContextDocument.Source.KAGGLE;
    }

    private Uni<Void> fail(Ingestion ingestion, Throwable cause) {
        IngestionFailure failure =
                IngestionFailure.of(cause, ingestion.id(), ingestion.resource().isPrivate(), clock.instant());
        if (failure.isOurs()) {
            LOG.errorf(cause, "Ingestion %s of %s/%s failed", ingestion.id(), ingestion.kind(), ingestion.ref());
        } else {
            LOG.infof(
                    "Ingestion %s of %s/%s failed: %s",
                    ingestion.id(), ingestion.kind(), ingestion.ref(), failure.message());
        }
        return claims.fail(ingestion.id(), id, failure.message(), failure.remembered())
                .onFailure()
                .invoke(unwritten -> LOG.warn("The failure could not be written; the lease will run out", unwritten));
    }

    private void beat(Ingestion ingestion, Progress progress) {
        claims.heartbeat(ingestion.id(), id, config.lease(), progress)
                .subscribe()
                .with(alive -> {}, failure -> LOG.warn("A heart-beat was missed", failure));
    }
}
