package io.kaggleingest.ingest;

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

/** Who waits here for which job. Whoever waits holds nothing but memory. */
@ApplicationScoped
class Following {

    private final ConcurrentMap<UUID, Followed> followed = new ConcurrentHashMap<>();
    private volatile boolean ended;

    @Inject
    Jobs jobs;

    /**
     * The job as it was seen, each change after that on whatever replica it happens, and the end. Who is slow is told the
     * newest state only. Arrives on any thread.
     */
    Multi<Ingestion> of(Ingestion seen) {
        return Multi.createFrom()
                .<Ingestion>emitter(reader -> begin(seen, reader), BackPressureStrategy.LATEST)
                .skip()
                .repetitions();
    }

    /** Something has happened to the job; it is looked at if anybody here waits for it. */
    void changed(UUID job) {
        Optional.ofNullable(followed.get(job)).ifPresent(Followed::look);
    }

    /** Looks at all that is waited for, because it is unknown what was missed. */
    void lookAgain() {
        followed.values().forEach(Followed::look);
    }

    /** Nobody waits here any longer: the service stops, and would otherwise wait for those who wait. */
    void stop(@Observes ShutdownDelayInitiatedEvent event) {
        ended = true;
        followed.values().forEach(Followed::end);
    }

    private void begin(Ingestion seen, MultiEmitter<? super Ingestion> reader) {
        reader.emit(seen);
        if (!seen.unfinished()) {
            reader.complete();
            return;
        }
        JobId job = JobId.of(seen);
        Followed joined = followed.compute(
                seen.id(), (id, known) -> (known == null ? new Followed(() -> jobs.find(job)) : known).with(reader));
        reader.onTermination(() -> followed.computeIfPresent(seen.id(), (id, known) -> known.without(reader)));
        joined.look();
        if (ended) {
            reader.complete();
        }
    }
}
