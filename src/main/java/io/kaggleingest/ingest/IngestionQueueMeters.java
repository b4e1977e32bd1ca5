package io.kaggleingest.ingest;

import java.time.Duration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

import io.kaggleingest.kaggle.wire.Kaggle;
import io.kaggleingest.load.PeriodicTasks;

/** How many ingestions wait and for how long, over all replicas. Nothing is told while the database does not answer. */
@ApplicationScoped
class IngestionQueueMeters {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    private static final String LINE =
            """
            select count(*) as waiting,
                   coalesce(greatest(0, extract(epoch from now() - min(created_at))), 0)::float8 as oldest
            from ingestion where source = $1 and status = 'queued'
            """;

    private volatile double waits = Double.NaN;
    private volatile double oldest = Double.NaN;

    @Inject
    PeriodicTasks periodic;

    @Inject
    Pool database;

    @Inject
    Kaggle kaggle;

    @Inject
    IngestConfig config;

    void start(@Observes StartupEvent event, MeterRegistry registry) {
        Gauge.builder("kaggleingest.ingestions.waiting", this, meters -> meters.waits)
                .description("Ingestions that wait for a worker, over all replicas")
                .register(registry);
        Gauge.builder("kaggleingest.ingestion.oldest.waiting", this, meters -> meters.oldest)
                .description("Age of the oldest ingestion that waits, over all replicas")
                .baseUnit("seconds")
                .register(registry);
        refresh();
        periodic.every(config.poll(), this::refresh);
    }

    private void refresh() {
        read().subscribe().with(done -> {});
    }

    private Uni<Void> read() {
        return database.preparedQuery(LINE)
                .execute(Tuple.of(kaggle.source()))
                .map(rows -> rows.iterator().next())
                .ifNoItem()
                .after(LIMIT)
                .fail()
                .invoke(this::set)
                .onFailure()
                .invoke(this::reset)
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private void set(Row row) {
        waits = row.getLong("waiting");
        oldest = row.getDouble("oldest");
    }

    private void reset() {
        waits = Double.NaN;
        oldest = Double.NaN;
    }
}
