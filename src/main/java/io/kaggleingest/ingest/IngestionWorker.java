package io.kaggleingest.ingest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.ConsumeEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import org.jboss.logging.Logger;

import io.kaggleingest.kaggle.KaggleCredentials;
import io.kaggleingest.kaggle.Ref;
import io.kaggleingest.kaggle.wire.Kaggle;
import io.kaggleingest.load.CallerContext;
import io.kaggleingest.load.PeriodicTasks;

/**
 * Runs ingestions: claim, fetch with no database connection held, finish. Woken by whoever queues one, here or on
 * another replica (see {@link IngestionNotifications}), and by a slow poll that finds those of replicas that died.
 */
@ApplicationScoped
public class IngestionWorker {

    private static final Logger LOG = Logger.getLogger(IngestionWorker.class);
    private static final String WAKE = "ingestion-wake";
    private static final Duration RELEASE_LIMIT = Duration.ofSeconds(5);

    private final AtomicInteger busy = new AtomicInteger();
    private final AtomicInteger busyPrivately = new AtomicInteger();
    private volatile boolean stopping;
    private volatile Instant silenceIsDeathFrom = Instant.MIN;

    @Inject
    Vertx vertx;

    @Inject
    PeriodicTasks periodic;

    @Inject
    IngestionClaims claims;

    @Inject
    Ingestions ingestions;

    @Inject
    Kaggle kaggle;

    @Inject
    IngestionRuns runs;

    @Inject
    IngestConfig config;

    @Inject
    Clock clock;

    void start(@Observes StartupEvent event) {
        periodic.every(config.poll(), () -> poll());
    }

    /** Runs before the shutdown waits for requests, so that other workers can take over the work at once. */
    void stopSoon(@Observes ShutdownDelayInitiatedEvent event) {
        giveBack();
    }

    void stop(@Observes ShutdownEvent event) {
        giveBack();
    }

    private void giveBack() {
        stopping = true;
        List<UUID> claimed = runs.stop();
        if (!claimed.isEmpty()) {
            claims.release(claimed)
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
    }

    /** The database was away, so living workers could not report. They get the length of a lease to do so. */
    void forgiveSilence() {
        silenceIsDeathFrom = clock.instant().plus(config.lease());
    }

    private boolean silenceIsDeath() {
        return !clock.instant().isBefore(silenceIsDeathFrom);
    }

    /** Looks for work now instead of at the next poll. */
    public void wake() {
        if (!stopping) {
            vertx.eventBus().send(WAKE, WAKE);
        }
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
        UUID claim = UUID.randomUUID();
        return claims.claim(claim, config.lease(), config.attempts(), silenceIsDeath())
                .chain(claimed -> claimed.map(ingestion -> publicly(claim, ingestion))
                        .orElse(Uni.createFrom().nullItem()))
                .onFailure()
                .invoke(failure -> unreachable("No ingestion could be claimed", failure))
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
        if (stopping) {
            return;
        }
        Uni<Void> givenUp = silenceIsDeath()
                ? claims.giveUp(config.attempts())
                : Uni.createFrom().voidItem();
        givenUp.subscribe()
                .with(done -> wake(), failure -> unreachable("The database cannot be asked for ingestions", failure));
    }

    private void unreachable(String effect, Throwable cause) {
        if (!stopping) {
            forgiveSilence();
            LOG.warnf("%s: %s", effect, cause);
        }
    }

    private Uni<UUID> publicly(UUID claim, Ingestion ingestion) {
        if (stopping) {
            return claims.release(List.of(claim)).replaceWith((UUID) null);
        }
        wake();
        return runs.run(claim, ingestion, kaggle.serviceCredentials()).replaceWith(claim);
    }

    /**
     * An ingestion with a caller's credentials, which nobody but this call ever knows; empty if it cannot begin. Runs on
     * if the caller leaves.
     */
    public Uni<Optional<Ingestion>> begin(Ref ref, ResourceState state, KaggleCredentials callerCredentials) {
        if (stopping) {
            return Uni.createFrom().item(Optional.empty());
        }
        if (busyPrivately.incrementAndGet() > config.privateWorkers()) {
            busyPrivately.decrementAndGet();
            return Uni.createFrom().item(Optional.empty());
        }
        UUID claim = UUID.randomUUID();
        return CallerContext.returning(ingestions
                .begin(ref, state, claim, config.lease(), config.privatePerAccount())
                .onItem()
                .invoke(claimed -> claimed.ifPresentOrElse(
                        ingestion -> privately(claim, ingestion, callerCredentials), busyPrivately::decrementAndGet))
                .onFailure()
                .invoke(busyPrivately::decrementAndGet)
                .subscribeAsCompletionStage());
    }

    private void privately(UUID claim, Ingestion ingestion, KaggleCredentials callerCredentials) {
        runs.run(claim, ingestion, callerCredentials)
                .onTermination()
                .invoke(busyPrivately::decrementAndGet)
                .subscribe()
                .with(done -> {}, LOG::error);
    }
}
