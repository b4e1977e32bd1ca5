package io.kaggleingest.job;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.MultiEmitter;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.kaggleingest.ingest.Ingestion;

/**
 * One job and its readers here. However often it changes and however many they are, its row is read by one statement at
 * a time, so that nobody gets an older state after a newer one.
 */
final class WatchedJob {

    private static final Logger LOG = Logger.getLogger(WatchedJob.class);

    private final Supplier<Uni<Optional<Ingestion>>> look;
    private final Set<MultiEmitter<? super Ingestion>> readers = ConcurrentHashMap.newKeySet();
    private boolean looking;
    private boolean lookAgain;

    WatchedJob(Supplier<Uni<Optional<Ingestion>>> look) {
        this.look = look;
    }

    WatchedJob with(MultiEmitter<? super Ingestion> reader) {
        readers.add(reader);
        return this;
    }

    /** @return null when no reader is left, which removes the entry of a map */
    @Nullable
    WatchedJob without(MultiEmitter<? super Ingestion> reader) {
        readers.remove(reader);
        return readers.isEmpty() ? null : this;
    }

    /** Reads the row, and once more if this is called again before the answer. */
    void look() {
        synchronized (this) {
            if (looking) {
                lookAgain = true;
                return;
            }
            looking = true;
        }
        look.get()
                .onItem()
                .invoke(this::tell)
                .onTermination()
                .invoke(this::endLook)
                .subscribe()
                .with(ignored -> {}, failure -> LOG.debugf("A job could not be looked at: %s", failure.getMessage()));
    }

    void end() {
        readers.forEach(MultiEmitter::complete);
    }

    private void tell(Optional<Ingestion> ingestion) {
        ingestion.ifPresent(job -> readers.forEach(reader -> reader.emit(job)));
        if (ingestion.filter(Ingestion::unfinished).isEmpty()) {
            end();
        }
    }

    private void endLook() {
        boolean again;
        synchronized (this) {
            looking = false;
            again = lookAgain;
            lookAgain = false;
        }
        if (again) {
            look();
        }
    }
}
