package io.kaggleingest.job;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jboss.logging.Logger;

import io.kaggleingest.ingest.IngestConfig;
import io.kaggleingest.ingest.Ingestion;
import io.kaggleingest.kaggle.wire.Kaggle;
import io.kaggleingest.load.BatchingQueue;
import io.kaggleingest.load.CallerContext;

/** Estimates how long to wait before asking again for a job that is under way. */
@ApplicationScoped
public class RetryEstimator {

    private static final Logger LOG = Logger.getLogger(RetryEstimator.class);

    private static final String MEASURED =
            """
            select
              (select count(*) from ingestion where source = $1 and status = 'running') as running,
              (
                select jsonb_object_agg(kind, seconds) from (
                  select kind, percentile_cont(0.5) within group (order by extract(epoch from finished_at - started_at)) as seconds
                  from (
                    select kind, started_at, finished_at from ingestion
                    where source = $1 and status = 'completed' and started_at is not null
                    order by finished_at desc limit $2) as recent
                  group by kind) as by_kind
              ) as usual,
              array(
                select (
                  select count(*) from ingestion where source = $1 and status = 'queued' and created_at < asked.at)
                from unnest($3::timestamptz[]) with ordinality as asked (at, n)
                order by asked.n
              ) as before
            """;

    private static final int RECENT = 50;
    private static final int MOST_WAITING = 10_000;
    private static final int MOST_TOGETHER = 512;
    private static final int MOST_UNDER_WAY = 1;

    private BatchingQueue<Ingestion, Duration> questions;

    @Inject
    Pool database;

    @Inject
    Kaggle kaggle;

    @Inject
    IngestConfig config;

    @Inject
    Clock clock;

    @PostConstruct
    void start() {
        questions = new BatchingQueue<>(MOST_WAITING, MOST_TOGETHER, MOST_UNDER_WAY, this::estimate);
    }

    /** Never fails: no answer is withheld for want of an estimate. */
    public Uni<Duration> left(Ingestion job) {
        return CallerContext.returning(questions.ask(job))
                .onFailure()
                .invoke(failure -> LOG.debugf("No forecast: %s", failure.getMessage()))
                .onFailure()
                .recoverWithItem(IngestionPace.UNMEASURED);
    }

    private Uni<List<Duration>> estimate(List<Ingestion> jobs) {
        OffsetDateTime[] queued = jobs.stream()
                .map(job -> job.createdAt().atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new);
        return database.preparedQuery(MEASURED)
                .execute(Tuple.of(kaggle.source(), RECENT, queued))
                .map(rows -> estimate(jobs, rows.iterator().next()));
    }

    private List<Duration> estimate(List<Ingestion> jobs, Row row) {
        Map<String, Duration> medians = new HashMap<>();
        if (row.getJsonObject("usual") != null) {
            row.getJsonObject("usual")
                    .forEach(kind -> medians.put(kind.getKey(), Duration.ofMillis((long)
                            (((Number) kind.getValue()).doubleValue() * 1000))));
        }
        IngestionPace pace = new IngestionPace(medians, Math.max(config.workers(), row.getInteger("running")));
        Long[] before = row.getArrayOfLongs("before");
        return IntStream.range(0, jobs.size())
                .mapToObj(n -> pace.remaining(jobs.get(n), before[n].intValue(), clock.instant()))
                .toList();
    }
}
