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

    private final ConcurrentMap<UUID, WatchedJob> followed = new ConcurrentHashMap<>();
    private volatile boolean ended;

    @Inject
    Jobs jobs;

    /**
     * The job as it was seen, each change after that on whatever replica it happens, and the end. Who is slow is told the
     * newest state only. Arrives on any thread.
     */
    public Multi<Ingestion> of(Ingestion seen) {
        return Multi.createFrom()
                .<Ingestion>emitter(reader -> begin(seen, reader), BackPressureStrategy.LATEST)
                .skip()
                .repetitions();
    }

    /** The job is looked at if anybody here waits for it; all that is waited for, if it is unknown what was missed. */
    void changed(@Observes IngestionChange change) {
        if (change.id() == null) {
            followed.values().forEach(WatchedJob::look);
        } else {
            Optional.ofNullable(followed.get(change.id())).ifPresent(WatchedJob::look);
        }
    }

    /** Nobody waits here any longer: the service stops, and would otherwise wait for those who wait. */
    void stop(@Observes ShutdownDelayInitiatedEvent event) {
        ended = true;
        followed.values().forEach(WatchedJob::end);
    }

    private void begin(Ingestion seen, MultiEmitter<? super Ingestion> reader) {
        reader.emit(seen);
        if (!seen.unfinished()) {
            reader.complete();
            return;
        }
        JobId job = JobId.of(seen);
        WatchedJob joined = followed.compute(
                seen.id(), (id, known) -> (known == null ? new WatchedJob(() -> jobs.find(job)) : known).with(reader));
        reader.onTermination(() -> followed.computeIfPresent(seen.id(), (id, known) -> known.without(reader)));
        joined.look();
        if (ended) {
            reader.complete();
        }
    }
}
