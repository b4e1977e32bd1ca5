package io.kaggleingest.job;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;

import io.kaggleingest.ingest.Ingestion;
import io.kaggleingest.ingest.IngestionChange;

/**
 * Which requests of this replica wait for which job. A request that waits holds memory, but no thread and no connection
 * to the database.
 */
@ApplicationScoped
public class JobWatchers {

    private final ConcurrentMap<UUID, WatchedJob> watchedJobs = new ConcurrentHashMap<>();
    private volatile boolean ended;

    @Inject
    Jobs jobs;

    /**
     * The snapshot, each later change on whatever replica it happens, and the end. A slow reader gets the newest state
     * only. Items arrive on any thread.
     */
    public Multi<Ingestion> of(Ingestion snapshot) {
        return Multi.createFrom()
                .<Ingestion>emitter(reader -> begin(snapshot, reader), BackPressureStrategy.LATEST)
                .skip()
                .repetitions();
    }

    /**
     * Reads the job again if a request here waits for it; all watched jobs, where notifications may have been missed.
     */
    void changed(@Observes IngestionChange change) {
        if (change.id() == null) {
            watchedJobs.values().forEach(WatchedJob::look);
        } else {
            Optional.ofNullable(watchedJobs.get(change.id())).ifPresent(WatchedJob::look);
        }
    }

    /** Ends all streams: the service stops, and would otherwise wait for them. */
    void stop(@Observes ShutdownDelayInitiatedEvent event) {
        ended = true;
        watchedJobs.values().forEach(WatchedJob::end);
    }

    private void begin(Ingestion snapshot, MultiEmitter<? super Ingestion> reader) {
        reader.emit(snapshot);
        if (!snapshot.unfinished()) {
            reader.complete();
            return;
        }
        JobId job = JobId.of(snapshot);
        WatchedJob watchedJob = watchedJobs.compute(
                snapshot.id(),
                (id, entry) -> (entry == null ? new WatchedJob(() -> jobs.find(job)) : entry).with(reader));
        reader.onTermination(() -> watchedJobs.computeIfPresent(snapshot.id(), (id, entry) -> entry.without(reader)));
        watchedJob.look();
        if (ended) {
            reader.complete();
        }
    }
}
