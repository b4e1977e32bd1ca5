package io.kaggleingest.job;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

import io.kaggleingest.ingest.Ingestion;
import io.kaggleingest.kaggle.wire.Kaggle;
import io.kaggleingest.load.BatchingQueue;
import io.kaggleingest.load.CallerContext;

/** Ingestions by their id. */
@ApplicationScoped
public class Jobs {

    private static final String FIND =
            """
            select asked.viewer, i.*
            from unnest($2::uuid[], $3::bigint[]) as asked (id, viewer)
            join ingestion i on i.id = asked.id and i.source = $1 and i.owner in (0, asked.viewer)
            """;

    private static final int MOST_WAITING = 10_000;
    private static final int MOST_TOGETHER = 512;
    private static final int MOST_UNDER_WAY = 2;

    private BatchingQueue<JobId, Optional<Ingestion>> lookups;

    @Inject
    Pool database;

    @Inject
    Kaggle kaggle;

    @PostConstruct
    void start() {
        lookups = new BatchingQueue<>(MOST_WAITING, MOST_TOGETHER, MOST_UNDER_WAY, this::find);
    }

    /**
     * The job as it is now, if there is one that its viewer may see. Look-ups that arrive at the same time are one
     * statement.
     */
    public Uni<Optional<Ingestion>> find(JobId job) {
        return CallerContext.returning(lookups.ask(job));
    }

    private Uni<List<Optional<Ingestion>>> find(List<JobId> jobs) {
        List<JobId> distinctJobs = jobs.stream().distinct().toList();
        return database.preparedQuery(FIND)
                .execute(Tuple.of(
                        kaggle.source(),
                        distinctJobs.stream().map(JobId::value).toArray(UUID[]::new),
                        distinctJobs.stream().map(JobId::viewer).toArray(Long[]::new)))
                .map(rows -> {
                    Map<JobId, Ingestion> ingestions = new HashMap<>();
                    rows.forEach(row ->
                            ingestions.put(new JobId(row.getUUID("id"), row.getLong("viewer")), Ingestion.of(row)));
                    return jobs.stream()
                            .map(job -> Optional.ofNullable(ingestions.get(job)))
                            .toList();
                });
    }
}
