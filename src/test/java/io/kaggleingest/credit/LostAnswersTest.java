package io.kaggleingest.credit;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.kaggleingest.credit.Debit.Outcome;
import io.kaggleingest.credit.Debit.Verdict;
import io.kaggleingest.database.LossyProxy;
import io.kaggleingest.database.TestDatabase;
import io.kaggleingest.kaggle.wire.FakeKaggle;
import io.kaggleingest.postgres.PostgresPool;
import io.kaggleingest.web.Eventually;
import io.kaggleingest.web.NoAnswer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** A statement that waits for its account while its connection is lost: nobody tells how it ends. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(FakeKaggle.class)
class LostAnswersTest {

    private static final String THROUGH_PROXY = "through proxy";

    @Inject
    Pool database;

    @Inject
    Vertx vertx;

    @Inject
    IdempotencyStore memory;

    @Inject
    Clock clock;

    @ConfigProperty(name = "PGHOST")
    String host;

    @ConfigProperty(name = "PGPORT")
    int port;

    @ConfigProperty(name = "PGDATABASE")
    String name;

    @ConfigProperty(name = "PGUSER")
    String user;

    private LossyProxy proxy;
    private Pool throughProxy;
    private SqlConnection operator;
    private Accounts accounts;

    @BeforeEach
    void connect() {
        proxy = new LossyProxy(host, port);
        throughProxy = Pool.newInstance(PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(4))
                .connectingTo(new PgConnectOptions()
                        .setHost("localhost")
                        .setPort(proxy.port())
                        .setDatabase(name)
                        .setUser(user)
                        .addProperty("application_name", THROUGH_PROXY)
                        .setCachePreparedStatements(true)
                        .setPreparedStatementCacheSqlLimit(PostgresPool.LONGEST))
                .using(vertx.getDelegate())
                .build());
        operator = database.getConnectionAndAwait();
        accounts = new Accounts(database);
    }

    @AfterEach
    void disconnect() {
        operator.closeAndAwait();
        proxy.close();
        throughProxy.close().await().atMost(Duration.ofSeconds(30));
    }

    @Test
    void a_lost_statement_that_goes_on_waiting_takes_nothing_beside_its_successor() {
        long account = accounts.open(2);
        hold(account);
        var outcome = send(debit(account, Optional.empty()));
        waiting(1);

        proxy.cutClients();
        waiting(2);
        operator.query("commit").executeAndAwait();

        assertEquals(List.of(new Outcome(Verdict.GRANTED, 1, 1)), outcome.join());
        waiting(0);
        assertEquals(1, accounts.debits(account));
        accounts.assertExact(account);
    }

    @Test
    void a_lost_statement_is_not_granted_later_after_its_successor_was_refused() {
        long account = accounts.open(1);
        send(debit(account, Optional.empty())).join();
        proxy.holdQuestions();
        var outcome = send(debit(account, Optional.empty()));
        Eventually.get(proxy::held, held -> held > 0);

        proxy.cutClients();
        assertEquals(List.of(new Outcome(Verdict.REFUSED, 1, 0)), outcome.join());
        accounts.grant(account, 1);
        var before = lastStatement();
        proxy.deliver();
        Eventually.get(this::lastStatement, last -> last != null && !last.equals(before));

        assertEquals(1, accounts.debits(account));
        accounts.assertExact(account);
    }

    @Test
    void a_debit_whose_commit_was_never_heard_of_is_found_in_the_ledger() {
        long account = accounts.open(1);
        hold(account);
        var outcome = send(debit(account, Optional.empty()));
        waiting(1);

        proxy.loseAnswers();
        operator.query("commit").executeAndAwait();
        Eventually.get(() -> accounts.debits(account), debits -> debits == 1);
        proxy.cutClients();

        assertEquals(List.of(new Outcome(Verdict.GRANTED, 1, 0)), outcome.join());
        assertEquals(1, accounts.debits(account));
        accounts.assertExact(account);
    }

    @Test
    void what_a_closed_batch_would_have_taken_stays() {
        long account = accounts.open(5);
        UUID batch = UuidV7.at(clock.millis());
        database.preparedQuery("insert into debit_batch (id) values ($1)").executeAndAwait(Tuple.of(batch));

        for (DebitStatement statement : List.of(
                new BulkDebits(List.of(debit(account, Optional.empty()))),
                new SequentialDebits(List.of(debit(account, Optional.empty()))))) {
            var prepared = database.preparedQuery(statement.sql());
            var parameters = statement.parameters(batch, clock.instant());
            assertThrows(RuntimeException.class, () -> prepared.executeAndAwait(parameters));
        }

        assertEquals(0, accounts.debits(account));
        accounts.assertExact(account);
    }

    @Test
    void an_outcome_that_stays_unknown_is_no_answer_after_the_limit() {
        long account = accounts.open(1);
        hold(account);
        DebitBatch batch = batch(throughProxy, Duration.ZERO, debit(account, Optional.empty()));
        var result = batch.run().await().asOptional();
        var running = CompletableFuture.supplyAsync(result::indefinitely);
        waiting(1);

        proxy.cutClients();

        DebitBatch.End end = running.join().orElseThrow().get(0);
        assertThrows(NoAnswer.class, end::outcome);
        operator.query("commit").executeAndAwait();
    }

    @Test
    void of_two_replicas_with_one_idempotency_key_and_the_last_credit_one_takes_it_and_both_are_answered() {
        long account = accounts.open(1);
        Optional<IdempotencyKey> key = Optional.of(IdempotencyKey.of("last", "competition/titanic"));
        hold(account);
        var one = send(debit(account, key));
        waiting(1);
        var other = send(debit(account, key));
        waiting(2);

        operator.query("commit").executeAndAwait();

        assertEquals(
                List.of(new Outcome(Verdict.GRANTED, 1, 0), new Outcome(Verdict.REPLAYED, 1, 0)),
                List.of(one.join().get(0), other.join().get(0)));
        accounts.assertExact(account);
    }

    private void hold(long account) {
        operator.query("begin").executeAndAwait();
        operator.preparedQuery("select from account where id = $1 for update").executeAndAwait(Tuple.of(account));
    }

    /** Until so many statements wait for a lock. */
    private int waiting(int count) {
        return Eventually.get(
                () -> database.query("select count(*)::int from pg_stat_activity where wait_event_type = 'Lock'")
                        .executeAndAwait()
                        .iterator()
                        .next()
                        .getInteger(0),
                found -> found == count);
    }

    /** When the first connection through the proxy ended its last statement; null while one runs. */
    private OffsetDateTime lastStatement() {
        return database.preparedQuery(
                        """
                        select case when state = 'idle' then state_change end
                        from pg_stat_activity where application_name = $1 order by backend_start limit 1
                        """)
                .executeAndAwait(Tuple.of(THROUGH_PROXY))
                .iterator()
                .next()
                .getOffsetDateTime(0);
    }

    private CompletableFuture<List<Outcome>> send(Debit debit) {
        return results(batch(throughProxy, Duration.ofSeconds(30), debit));
    }

    private DebitBatch batch(Pool pool, Duration limit, Debit debit) {
        return new DebitBatch(pool, memory, clock, limit, List.of(debit));
    }

    private static CompletableFuture<List<Outcome>> results(DebitBatch batch) {
        return batch.run()
                .map(ends -> ends.stream().map(DebitBatch.End::outcome).toList())
                .ifNoItem()
                .after(Duration.ofSeconds(60))
                .fail()
                .subscribeAsCompletionStage();
    }

    private static Debit debit(long account, Optional<IdempotencyKey> key) {
        return Debit.of(
                new Charge(account, UUID.randomUUID(), 0, Operation.CONTEXT, "competition/titanic", "request", key),
                1,
                0);
    }
}
