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

/** Who waits here for which job. Whoever waits holds nothing but memory. */
@ApplicationScoped
public class JobWatchers {

    private final ConcurrentMap<UUID, WatchedJob> watchedJobs = new ConcurrentHashMap<>();
    private volatile boolean ended;

    @Inject
    Jobs jobs;

    /**
     * The job as it was seen, each change after that on whatever replica it happens, and the end. Who is slow is told the
     * newest state only. Arrives on any thread.
     */
    public Multi<Ingestion> of(Ingestion snapshot) {
        return Multi.createFrom()
                .<Ingestion>emitter(reader -> begin(snapshot, reader), BackPressureStrategy.LATEST)
                .skip()
                .repetitions();
    }

    /** The job is looked at if anybody here waits for it; all that is waited for, if it is unknown what was missed. */
    void changed(@Observes IngestionChange change) {
        if (change.id() == null) {
            watchedJobs.values().forEach(WatchedJob::look);
        } else {
            Optional.ofNullable(watchedJobs.get(change.id())).ifPresent(WatchedJob::look);
        }
    }

    /** Nobody waits here any longer: the service stops, and would otherwise wait for those who wait. */
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
