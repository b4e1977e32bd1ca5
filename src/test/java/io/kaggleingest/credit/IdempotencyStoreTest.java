package io.kaggleingest.credit;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.junit.jupiter.api.Test;

import io.kaggleingest.database.TestDatabase;
import io.kaggleingest.kaggle.wire.FakeKaggle;

import static org.junit.jupiter.api.Assertions.assertEquals;

@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(FakeKaggle.class)
class IdempotencyStoreTest {

    @Inject
    Pool database;

    @Inject
    IdempotencyStore memory;

    @Inject
    DebitQueue queue;

    @Inject
    Clock clock;

    @Test
    void batches_and_idempotency_keys_are_forgotten_after_a_day_and_not_before() {
        UUID old = batch(Duration.ofHours(25));
        UUID recent = batch(Duration.ofHours(23));
        long account = new Accounts(database).open(2);
        debit(account, "old");
        debit(account, "recent");
        database.preparedQuery(
                        "update idempotency_key set at = at - interval '25 hours' where account_id = $1 and key = 'old'")
                .executeAndAwait(Tuple.of(account));

        memory.sweep().await().indefinitely();

        assertEquals(0, count("select count(*) from debit_batch where id = $1", old));
        assertEquals(1, count("select count(*) from debit_batch where id = $1", recent));
        assertEquals(1, count("select count(*) from idempotency_key where account_id = $1", account));
        assertEquals(2, new Accounts(database).debits(account));
    }

    private UUID batch(Duration age) {
        UUID id = UuidV7.at(clock.instant().minus(age).toEpochMilli());
        database.preparedQuery("insert into debit_batch (id) values ($1)").executeAndAwait(Tuple.of(id));
        return id;
    }

    private void debit(long account, String key) {
        Charge charge = new Charge(
                account,
                UUID.randomUUID(),
                0,
                Operation.CONTEXT,
                "competition/titanic",
                "request",
                Optional.of(IdempotencyKey.of(key, "competition/titanic")));
        queue.debit(Debit.of(charge, 1, clock.millis())).join();
    }

    private long count(String sql, Object of) {
        return database.preparedQuery(sql)
                .executeAndAwait(Tuple.of(of))
                .iterator()
                .next()
                .getLong(0);
    }
}
