package io.kaggleingest.credit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jboss.logging.Logger;

import io.kaggleingest.load.PeriodicTasks;

/** What is remembered of debits for a day, besides the ledger: idempotency keys, and which batches were committed. */
@ApplicationScoped
class IdempotencyStore {

    private static final Logger LOG = Logger.getLogger(IdempotencyStore.class);

    private static final Duration KEPT = Duration.ofHours(24);
    private static final Duration BETWEEN_SWEEPS = Duration.ofHours(1);

    @Inject
    PeriodicTasks periodic;

    @Inject
    Pool database;

    @Inject
    Clock clock;

    void start(@Observes StartupEvent event) {
        periodic.every(BETWEEN_SWEEPS, () -> sweep().subscribe()
                .with(done -> {}, failure -> LOG.warnf("Old debits could not be forgotten: %s", failure.getMessage())));
    }

    /** Whether the key has paid for that very request. */
    Uni<Boolean> knows(long accountId, IdempotencyKey key) {
        return database.preparedQuery(
                        "select 1 from idempotency_key where account_id = $1 and key = $2 and fingerprint = $3 and at > $4")
                .execute(Tuple.of(
                        accountId, key.key(), Buffer.buffer(key.fingerprint()), oldest().atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.size() > 0);
    }

    Uni<Void> sweep() {
        return forgetKeys().chain(this::forgetBatches);
    }

    Uni<Void> forgetKeys() {
        return database.preparedQuery("delete from idempotency_key where at <= $1")
                .execute(Tuple.of(oldest().atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    private Uni<Void> forgetBatches() {
        return database.preparedQuery("delete from debit_batch where id < $1")
                .execute(Tuple.of(UuidV7.firstAt(oldest().toEpochMilli())))
                .replaceWithVoid();
    }

    private Instant oldest() {
        return clock.instant().minus(KEPT);
    }
}
