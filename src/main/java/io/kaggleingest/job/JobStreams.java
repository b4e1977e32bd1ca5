package io.kaggleingest.job;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Multi;
import io.vertx.core.Vertx;
import org.jspecify.annotations.Nullable;

import io.kaggleingest.ingest.IngestConfig;
import io.kaggleingest.ingest.Ingestion;
import io.kaggleingest.load.Slots;
import io.kaggleingest.load.TooManyRequests;
import io.kaggleingest.web.Problem;

/** Streams of a job's states: how many there may be, how long one may last, and a sign of life between two states. */
@Startup
@ApplicationScoped
class JobStreams {

    private static final Duration SOON = Duration.ofSeconds(5);

    private static final String FULL = "Too many jobs are followed here; ask GET /api/jobs/{id} now and then";
    private static final String FULL_FOR_ACCOUNT =
            "Your account follows %d jobs here, as many as it may; end one, or ask GET /api/jobs/{id} instead";

    private static final String FULL_FOR_NETWORK =
            "Your network follows %d fetches here, as many as it may without a key";

    /** One stream without a key for so many with one. */
    private static final int SHARE_WITHOUT_KEY = 4;

    private Slots places;
    private Slots placesWithoutKey;

    @Inject
    Vertx vertx;

    @Inject
    JobWatchers watchers;

    @Inject
    IngestConfig config;

    @Inject
    MeterRegistry registry;

    @PostConstruct
    void start() {
        places = new Slots(config.streams(), config.streamsPerAccount());
        Gauge.builder("kaggleingest.job.streams", places, Slots::taken)
                .description("Streams of jobs that are open here")
                .register(registry);
        placesWithoutKey = new Slots(Math.max(1, config.streams() / SHARE_WITHOUT_KEY), config.streamsPerAccount());
    }

    /**
     * The snapshot of the job, each change, and the end; an empty item where nothing has changed for a while, so that a
     * client that is gone is noticed. The place is taken now and given back when the stream ends.
     */
    Multi<Optional<Ingestion>> open(Ingestion snapshot, long account) {
        return open(snapshot, places, account, FULL_FOR_ACCOUNT);
    }

    /**
     * The same for callers without a key, counted by network. They have places of their own and never take one from
     * callers with a key.
     */
    Multi<Optional<Ingestion>> openWithoutKey(Ingestion snapshot, String network) {
        return open(snapshot, placesWithoutKey, network.hashCode(), FULL_FOR_NETWORK);
    }

    private Multi<Optional<Ingestion>> open(Ingestion snapshot, Slots slots, long reader, String full) {
        return switch (slots.take(reader)) {
            case TAKEN -> hold(snapshot, slots, reader);
            case FULL_FOR_ACCOUNT ->
                throw new TooManyRequests(full.formatted(config.streamsPerAccount()), config.streamsPerAccount(), SOON);
            case FULL -> throw new Problem(503, "busy", FULL, SOON);
        };
    }

    /** A client that leaves before the answer begins never subscribes, so its place is given back by a timer. */
    private Multi<Optional<Ingestion>> hold(Ingestion snapshot, Slots slots, long reader) {
        AtomicBoolean isBegun = new AtomicBoolean();
        vertx.setTimer(SOON.toMillis(), timer -> {
            if (isBegun.compareAndSet(false, true)) {
                slots.giveBack(reader);
            }
        });
        return Multi.createFrom()
                .deferred(() -> isBegun.compareAndSet(false, true)
                        ? stream(snapshot).onTermination().invoke(() -> slots.giveBack(reader))
                        : Multi.createFrom().empty());
    }

    private Multi<Optional<Ingestion>> stream(Ingestion snapshot) {
        Multi<Event> states =
                watchers.of(snapshot).map(Event::of).onCompletion().continueWith(Event.END);
        Multi<Event> signs = Multi.createFrom()
                .ticks()
                .startingAfter(config.streamHeartbeat())
                .every(config.streamHeartbeat())
                .onOverflow()
                .drop()
                .map(tick -> Event.SIGN_OF_LIFE);
        return Multi.createBy()
                .merging()
                .streams(states, signs)
                .select()
                .first(event -> event != Event.END)
                .select()
                .first(config.streamLife())
                .map(event -> Optional.ofNullable(event.state()));
    }

    private record Event(@Nullable Ingestion state) {

        static final Event SIGN_OF_LIFE = new Event(null);
        static final Event END = new Event(null);

        static Event of(Ingestion state) {
            return new Event(state);
        }
    }
}
