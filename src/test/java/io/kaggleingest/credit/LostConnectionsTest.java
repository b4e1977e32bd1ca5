package io.kaggleingest.credit;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.kaggleingest.credit.Debit.Verdict;
import io.kaggleingest.database.TestDatabase;
import io.kaggleingest.kaggle.wire.FakeKaggle;
import io.kaggleingest.postgres.PostgresPool;
import io.kaggleingest.web.Parallel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Connections die under the debits, so that nobody is told whether they were committed. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(FakeKaggle.class)
class LostConnectionsTest {

    private static final int CLIENTS = 16;
    private static final int DEBITS_EACH = 60;
    private static final int KILL_EVERY = 40;

    @Inject
    Vertx vertx;

    @Inject
    PostgresPool statements;

    @Inject
    DebitQueue queue;

    /** Beside the pool, whose connections are the ones that die. */
    private PgConnection database;

    @BeforeEach
    void connect() {
        database = PgConnection.connectAndAwait(vertx, statements.options());
    }

    @AfterEach
    void close() {
        database.closeAndAwait();
    }

    @Test
    void what_is_granted_is_in_the_ledger_and_nothing_else_is() {
        long account = database.preparedQuery(
                        """
                with opened as (
                  insert into account (email, password_hash, tier, credits, created_at)
                  values ($1, '-', 'free', 500, now()) returning id)
                insert into ledger_entry (account_id, at, operation, credits, balance_after, request_id)
                select id, now(), 'grant', 500, 500, 'test' from opened returning account_id
                """)
                .executeAndAwait(Tuple.of("l" + UUID.randomUUID() + "@example.com"))
                .iterator()
                .next()
                .getLong(0);
        Set<UUID> granted = ConcurrentHashMap.newKeySet();
        AtomicInteger asked = new AtomicInteger();
        AtomicInteger killed = new AtomicInteger();

        Parallel.call(CLIENTS, client -> {
            for (int i = 0; i < DEBITS_EACH; i++) {
                if (asked.incrementAndGet() % KILL_EVERY == 0) {
                    killed.addAndGet(killDebits());
                }
                Debit debit = new Debit(
                        UUID.randomUUID(),
                        new Charge(account, UUID.randomUUID(), 0, Operation.CONTEXT, "r", "q", Optional.empty()),
                        1,
                        OptionalLong.empty());
                if (queue.debit(debit).join().verdict() == Verdict.GRANTED) {
                    granted.add(debit.id());
                }
            }
            return client;
        });

        assertTrue(killed.get() > 0, "no connection was lost");
        assertEquals(500, granted.size());
        assertEquals(granted, charged(account));
        assertEquals(0, balance(account));
    }

    private int killDebits() {
        return database.query(
                        "select pg_terminate_backend(pid) from pg_stat_activity where (query like 'with held%' or query like 'with asked%') and pid <> pg_backend_pid()")
                .executeAndAwait()
                .size();
    }

    private Set<UUID> charged(long account) {
        return database
                .preparedQuery("select charge_id from ledger_entry where account_id = $1 and operation = 'context'")
                .executeAndAwait(Tuple.of(account))
                .stream()
                .map(row -> row.getUUID(0))
                .collect(Collectors.toSet());
    }

    private long balance(long account) {
        return database.preparedQuery("select credits from account where id = $1")
                .executeAndAwait(Tuple.of(account))
                .iterator()
                .next()
                .getLong(0);
    }
}
