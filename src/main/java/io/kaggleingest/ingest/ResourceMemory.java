package io.kaggleingest.ingest;

import java.util.Optional;

import com.github.benmanes.caffeine.cache.Cache;
import org.jspecify.annotations.Nullable;

import io.kaggleingest.kaggle.Ref;
import io.kaggleingest.load.BoundedCache;

/**
 * Caches the rows of resources for as long as they are proven to be current. <p>PostgreSQL numbers the changes in the
 * order in which they are committed, and tells each, with the number before it, to whoever listens. Each request reads
 * the number of the last change, together with its key. If that is the last change that was heard of here, all have
 * been heard of, and what is remembered is what the row would say. A connection that is lost, a notification that is
 * late or went astray, or a server that has forgotten changes only makes the numbers differ, and then the row is read.
 * <p>Remembered is only what is kept for everybody and settled: who waits for a job, and who may see what is private,
 * always reads the row. Safe for any number of threads; changes come one after the other.
 */
final class ResourceMemory {

    static final long NOTHING_HEARD = -1;

    private final Cache<Ref, Place> places;
    private volatile long heard = NOTHING_HEARD;

    /** It stays in the memory for as long as no change of the resource has been heard of since it was put there. */
    private static final class Place {
        private final @Nullable ResourceState state;
        private final long lastChange;

        /** @param lastChange as the database knew it when the row was read */
        Place(@Nullable ResourceState state, long lastChange) {
            this.state = state;
            this.lastChange = lastChange;
        }
    }

    ResourceMemory(long mostResources) {
        places = BoundedCache.ofEntries(mostResources);
    }

    /**
     * What the row says, if that is known.
     *
     * @param lastChange as the database knew it when the request came in
     */
    Optional<ResourceState> find(Ref ref, long lastChange) {
        // In this order: once the change has been heard of, what it has made untrue has gone.
        if (heard != lastChange) {
            return Optional.empty();
        }
        // A row may have been read after a change that is not heard of yet, and that nobody knows of if a standby lacks
        // it.
        return Optional.ofNullable(places.getIfPresent(ref))
                .filter(place -> place.lastChange <= lastChange)
                .map(place -> place.state);
    }

    /** That was heard of; {@link #NOTHING_HEARD} for none. */
    long lastChange() {
        return heard;
    }

    /** Of a row; to be made before it is read, so that a change that is heard of meanwhile is not overlooked. */
    Reading reading(Ref ref) {
        Place before = ref.isPrivate() || heard == NOTHING_HEARD
                ? null
                : places.asMap().computeIfAbsent(ref, newRef -> new Place(null, NOTHING_HEARD));
        return new Reading(ref, before);
    }

    final class Reading {
        private final Ref ref;
        private final @Nullable Place before;

        private Reading(Ref ref, @Nullable Place before) {
            this.ref = ref;
            this.before = before;
        }

        /** @param lastChange as the database knew it when the row was read */
        void put(ResourceState state, long lastChange) {
            if (before == null) {
                return;
            }
            if (state.kept().isPresent() && state.unfinished().isEmpty()) {
                places.asMap().replace(ref, before, new Place(state, lastChange));
            } else {
                places.asMap().remove(ref, before);
            }
        }
    }

    /** From now on each change is told. What was told already is newer than this. */
    void open(long lastChange) {
        if (heard == NOTHING_HEARD) {
            heardOf(lastChange);
        }
    }

    void close() {
        heard = NOTHING_HEARD;
        places.invalidateAll();
    }

    /**
     * @param before the number of the change before it
     * @param which nothing for any number of resources
     */
    void change(long before, long number, Optional<Ref> which) {
        if (before == heard && which.isPresent()) {
            places.invalidate(which.get());
            heard = number;
        } else {
            heardOf(number);
        }
    }

    private void heardOf(long number) {
        places.invalidateAll();
        heard = number;
    }
}
