package io.kaggleingest.credit;

import io.kaggleingest.load.Spans;
import io.kaggleingest.postgres.PostgresPool;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;

/** The service's own debit queue without HTTP: so many debits in flight, and the end of each begins the next. */
public final class QueueLoad implements AutoCloseable {

    /** As in application.properties. */
    private static final int CONNECTIONS = 16;

    public static final String RESOURCE = "bench/queue";

    private final Vertx vertx = Vertx.vertx();
    private final Pool database;
    private final DebitQueue queue = new DebitQueue();
    private final LongAdder granted = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private volatile Throwable failure;
    private volatile boolean stopping;

    /** The bounds of the queue; {@link CreditConfig} has 512 and 1. */
    public QueueLoad(Map<String, String> server, int together, int underWay) {
        PgConnectOptions options = new PgConnectOptions()
                .setHost(server.get("PGHOST"))
                .setPort(Integer.parseInt(server.get("PGPORT")))
                .setDatabase(server.get("PGDATABASE"))
                .setUser(server.get("PGUSER"))
                .setPassword(server.get("PGPASSWORD"))
                .setCachePreparedStatements(true);
        options.setPreparedStatementCacheSqlLimit(PostgresPool.LONGEST);
        database = Pool.newInstance(io.vertx.pgclient.PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(CONNECTIONS))
                .connectingTo(options)
                .using(vertx.getDelegate())
                .withConnectHandler(PostgresPool::planOnce)
                .build());
        queue.database = database;
        queue.clock = Clock.systemUTC();
        queue.memory = new IdempotencyStore();
        queue.config = new Config(together, underWay);
        queue.meters = new DebitMeters(new SimpleMeterRegistry(), queue, Spans.NONE);
        queue.start();
    }

    /** @param perSecond debits granted; @param together debits in one statement, on average */
    public record Result(double perSecond, double together) {}

    /** @param account whom the next debit is charged to; asked on any thread */
    public Result run(int inFlight, LongSupplier account, Duration warmUp, Duration window)
            throws InterruptedException {
        stopping = false;
        Phaser clients = new Phaser(1);
        for (int i = 0; i < inFlight; i++) {
            clients.register();
            next(account, clients);
        }
        Thread.sleep(warmUp.toMillis());
        long statementsBefore = statements();
        long before = granted.sum();
        long start = System.nanoTime();
        Thread.sleep(window.toMillis());
        long count = granted.sum() - before;
        double seconds = (System.nanoTime() - start) / 1e9;
        long statements = statements() - statementsBefore;
        stopping = true;
        clients.arriveAndAwaitAdvance();
        if (failed.sum() > 0) {
            throw new IllegalStateException(failed.sum() + " debits were not granted", failure);
        }
        return new Result(count / seconds, (double) count / Math.max(1, statements));
    }

    /** Each statement has left a row. */
    private long statements() {
        return database.query("select count(*) from debit_batch")
                .executeAndAwait()
                .iterator()
                .next()
                .getLong(0);
    }

    /** All that were ever granted, warm-up included. */
    public long granted() {
        return granted.sum();
    }

    private void next(LongSupplier account, Phaser clients) {
        Charge charge = new Charge(
                account.getAsLong(),
                new UUID(0, 1),
                0,
                Operation.CONTEXT,
                RESOURCE,
                "00000000-0000-4000-8000-000000000000",
                Optional.empty());
        queue.debit(Debit.of(charge, 1, System.currentTimeMillis()))
                .whenComplete((outcome, failed) -> {
                    if (failed == null) {
                        ended(outcome, account, clients);
                    } else {
                        failed(failed, clients);
                    }
                });
    }

    private void ended(Debit.Outcome outcome, LongSupplier account, Phaser clients) {
        if (outcome.verdict() != Debit.Verdict.GRANTED) {
            failed(new IllegalStateException(outcome.toString()), clients);
            return;
        }
        granted.increment();
        if (stopping) {
            clients.arriveAndDeregister();
        } else {
            next(account, clients);
        }
    }

    private void failed(Throwable cause, Phaser clients) {
        failure = cause;
        failed.increment();
        clients.arriveAndDeregister();
    }

    @Override
    public void close() {
        database.closeAndAwait();
        vertx.closeAndAwait();
    }

    private record Config(int together, int underWay) implements CreditConfig, CreditConfig.Queue {

        @Override
        public Queue queue() {
            return this;
        }

        @Override
        public int waiting() {
            return 10_000;
        }

        @Override
        public Duration limit() {
            return Duration.ofSeconds(30);
        }

        @Override
        public Initial initial() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Price price() {
            throw new UnsupportedOperationException();
        }
    }
}
