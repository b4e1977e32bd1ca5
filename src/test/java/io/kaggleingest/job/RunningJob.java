package io.kaggleingest.job;

import java.util.UUID;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** A job that no worker of the tests works at, so that it runs until a test says otherwise. */
final class RunningJob {

    private RunningJob() {}

    static UUID insert(Pool database, String slug, long owner) {
        return database.preparedQuery(
                        """
                insert into ingestion (source, owner, kind, ref, status, stage, done, total, message, worker, leased_until, created_at)
                values ('kaggle', $2, 'competition', $1, 'running', 'pages', 3, 9, 'Reading pages', gen_random_uuid(),
                        now() + interval '1 day', now())
                returning id
                """)
                .executeAndAwait(Tuple.of(slug, owner))
                .iterator()
                .next()
                .getUUID("id");
    }
}
