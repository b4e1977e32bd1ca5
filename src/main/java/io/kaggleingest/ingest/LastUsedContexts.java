package io.kaggleingest.ingest;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jboss.logging.Logger;

import io.kaggleingest.kaggle.Ref;
import io.kaggleingest.kaggle.wire.Kaggle;
import io.kaggleingest.load.PeriodicTasks;

/**
 * Remembers which kept contexts were asked for, to the day, and writes it down for all of them together now and then:
 * {@link IngestionRetention} forgets what nobody asks for. Never on the way of a request.
 */
@ApplicationScoped
public class LastUsedContexts {

    private static final Logger LOG = Logger.getLogger(LastUsedContexts.class);
    private static final Duration INTERVAL = Duration.ofMinutes(1);

    /** Contexts beyond these are not noted before the next day, or the next start. */
    private static final int REMEMBERED_LIMIT = 100_000;

    private static final int AT_ONCE = 1_000;

    /** Locks rows in the order of their names, so that two replicas cannot deadlock. */
    private static final String WRITE =
            """
            with held as (
              select k.source, k.owner, k.kind, k.ref from kept_context k
              join unnest($2::bigint[], $3::text[], $4::text[]) as used (owner, kind, ref)
                on k.source = $1 and k.owner = used.owner and k.kind = used.kind and k.ref = used.ref
              where k.used_on < $5
              order by k.owner, k.kind, k.ref
              for no key update of k
            )
            update kept_context k set used_on = $5
            from held where k.source = held.source and k.owner = held.owner and k.kind = held.kind and k.ref = held.ref
            """;

    /** The day of the latest use of each, and whether it is written. */
    private final Map<Ref, Use> uses = new ConcurrentHashMap<>();

    private record Use(LocalDate day, boolean written) {}

    @Inject
    PeriodicTasks periodic;

    @Inject
    Pool database;

    @Inject
    Kaggle kaggle;

    @Inject
    Clock clock;

    void start(@Observes StartupEvent event) {
        periodic.every(INTERVAL, () -> write().subscribe()
                .with(done -> {}, failure -> LOG.warnf("Uses of contexts are not written: %s", failure.getMessage())));
    }

    /** A kept context was asked for. */
    public void note(Ref ref) {
        LocalDate today = today();
        Use use = uses.get(ref);
        boolean isNews = use == null || use.day().isBefore(today);
        if (isNews && (use != null || uses.size() < REMEMBERED_LIMIT)) {
            uses.put(ref, new Use(today, false));
        }
    }

    /** Writes what has gathered; what cannot be written is kept for the next time. */
    Uni<Void> write() {
        LocalDate today = today();
        uses.values().removeIf(use -> use.written() && use.day().isBefore(today));
        Set<Ref> gathered = uses.entrySet().stream()
                .filter(use -> !use.getValue().written())
                .limit(AT_ONCE)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return gathered.isEmpty() ? Uni.createFrom().voidItem() : write(List.copyOf(gathered), today);
    }

    private Uni<Void> write(List<Ref> refs, LocalDate today) {
        return database.preparedQuery(WRITE)
                .execute(Tuple.of(
                        kaggle.source(),
                        refs.stream().map(Ref::account).toArray(Long[]::new),
                        refs.stream().map(Ref::kindName).toArray(String[]::new),
                        refs.stream().map(Ref::key).toArray(String[]::new),
                        today))
                .invoke(() -> refs.forEach(ref -> uses.put(ref, new Use(today, true))))
                .replaceWithVoid();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
