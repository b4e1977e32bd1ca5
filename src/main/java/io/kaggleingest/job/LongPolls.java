package io.kaggleingest.job;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

import io.kaggleingest.ingest.IngestConfig;
import io.kaggleingest.ingest.Ingestion;
import io.kaggleingest.load.Slots;

/** Requests that are held until a job has ended. They hold nothing but memory, and their number is bounded. */
@Startup
@ApplicationScoped
public class LongPolls {

    private Slots places;

    @Inject
    JobWatchers watchers;

    @Inject
    IngestConfig config;

    @Inject
    MeterRegistry registry;

    @PostConstruct
    void start() {
        places = new Slots(config.heldRequests(), config.heldRequestsPerAccount());
        Gauge.builder("kaggleingest.held.requests", places, Slots::taken)
                .description("Requests that wait here for the end of an ingestion")
                .register(registry);
    }

    public int count() {
        return places.taken();
    }

    /**
     * The job at its end, or its snapshot if the limit is over before or the service stops; empty at once if too many
     * requests wait. A client that goes away frees its place.
     */
    public Uni<Optional<Ingestion>> end(Ingestion snapshot, Duration limit, long account) {
        Executor caller = here();
        return Uni.createFrom()
                .deferred(() -> places.take(account) == Slots.Answer.TAKEN
                        ? hold(snapshot, limit, account)
                        : Uni.createFrom().item(Optional::<Ingestion>empty))
                .emitOn(caller);
    }

    private Uni<Optional<Ingestion>> hold(Ingestion snapshot, Duration limit, long account) {
        return watchers.of(snapshot)
                .select()
                .where(job -> !job.unfinished())
                .toUni()
                .ifNoItem()
                .after(limit)
                .recoverWithItem(snapshot)
                .map(end -> Optional.of(end == null ? snapshot : end))
                .onTermination()
                .invoke(() -> places.giveBack(account));
    }

    /** Runs commands where the request is served, not on the thread that brings a notification. */
    public static Executor here() {
        Context context = Vertx.currentContext();
        return context == null ? Runnable::run : command -> context.runOnContext(ignored -> command.run());
    }
}
