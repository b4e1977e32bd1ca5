package io.kaggleingest.credit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.kaggleingest.credit.Debit.Outcome;
import io.kaggleingest.credit.Debit.Verdict;
import io.kaggleingest.load.BatchingQueue;
import io.kaggleingest.web.NoAnswer;

/**
 * Debits that travel together, on their way to their outcomes, with as many statements as that takes.
 *
 * <p>Each statement writes a row of its own into {@code debit_batch}. When its answer is lost with the connection, the
 * batch writes that same row itself. If it can, the statement has not been committed and never will be: its own row
 * would be the second. If the row is there already, the statement was committed and the ledger tells what it took.
 */
final class DebitBatch {

    private static final Logger LOG = Logger.getLogger(DebitBatch.class);

    private static final String UNIQUE_VIOLATION = "23505";
    private static final Set<String> TRY_AGAIN = Set.of(UNIQUE_VIOLATION, "40001", "40P01", "53300", "57P03");
    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    /** Waits for a statement that is being committed just now; tells the row that is there in the end. */
    private static final String CLOSE =
            """
            insert into debit_batch (id) values ($1)
            on conflict (id) do update set id = excluded.id
            returning first_entry
            """;

    private static final String TAKEN =
            """
            select charge_id, -credits as cost, balance_after
            from ledger_entry
            where account_id = any ($1) and id >= $2 and charge_id = any ($3)
            """;

    private final Pool database;
    private final IdempotencyStore memory;
    private final Clock clock;
    private final Instant end;
    private final List<Debit> debits;

    private final Map<UUID, Outcome> outcomes = new HashMap<>();
    private final Set<Long> oneByOne = new HashSet<>();
    private final Set<UUID> refusedOnce = new HashSet<>();
    private Duration pause = FIRST_PAUSE;

    /** @param limit how long outcomes are looked for */
    DebitBatch(Pool database, IdempotencyStore memory, Clock clock, Duration limit, List<Debit> debits) {
        this.database = database;
        this.memory = memory;
        this.clock = clock;
        this.end = clock.instant().plus(limit);
        this.debits = debits;
        debits.stream()
                .filter(debit -> debit.charge().idempotencyKey().isPresent())
                .forEach(debit -> oneByOne.add(debit.charge().accountId()));
    }

    /**
     * How a debit ended: exactly one of the two is present.
     *
     * @param failure {@link NoAnswer} if nobody knows whether it was taken; nothing was taken with any other
     */
    record End(@Nullable Outcome result, @Nullable RuntimeException failure) {

        Outcome outcome() {
            if (failure != null) {
                throw failure;
            }
            return Objects.requireNonNull(result);
        }
    }

    /** The ends of the debits, in their order; never fails. */
    Uni<List<End>> run() {
        return next().map(ignored -> ends(null)).onFailure().recoverWithItem(failure -> ends(failure));
    }

    private List<End> ends(@Nullable Throwable failure) {
        RuntimeException why = failure == null || failure instanceof RuntimeException
                ? (RuntimeException) failure
                : new CompletionException(failure);
        return debits.stream()
                .map(debit -> outcomes.get(debit.id()))
                .map(outcome -> new End(outcome, outcome == null ? why : null))
                .toList();
    }

    private Uni<Void> next() {
        if (outcomes.size() == debits.size()) {
            return Uni.createFrom().voidItem();
        }
        List<Debit> open = debits.stream()
                .filter(debit -> !outcomes.containsKey(debit.id()))
                .toList();
        List<Debit> quick = open.stream()
                .filter(debit -> debit.isConditional()
                        || !oneByOne.contains(debit.charge().accountId()))
                .toList();
        return send(quick.isEmpty() ? new SequentialDebits(open) : new BulkDebits(quick))
                .chain(this::next);
    }

    private Uni<Void> send(DebitStatement statement) {
        UUID batch = UuidV7.at(clock.millis());
        return database.getConnection()
                .onFailure()
                .transform(NotSent::new)
                .chain(connection -> connection
                        .preparedQuery(statement.sql())
                        .execute(statement.parameters(batch, clock.instant()))
                        .eventually(connection::close))
                .invoke(rows -> record(statement, rows))
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(failure -> recover(failure, batch, statement));
    }

    private void record(DebitStatement statement, RowSet<Row> rows) {
        Map<UUID, Outcome> outcomeById = statement.outcomes(rows);
        for (Debit debit : statement.debits()) {
            Outcome outcome = outcomeById.get(debit.id());
            if (outcome == null) {
                oneByOne.add(debit.charge().accountId());
            } else if (!mayHaveBeenPaidMeanwhile(debit, outcome)) {
                outcomes.put(debit.id(), outcome);
            }
        }
    }

    /**
     * While a statement waited for the account, another replica may have taken the last credit for the same idempotency
     * key. The statement sees the balance after that and the keys before it; the next one sees both.
     */
    private boolean mayHaveBeenPaidMeanwhile(Debit debit, Outcome outcome) {
        return outcome.verdict() == Verdict.REFUSED
                && debit.charge().idempotencyKey().isPresent()
                && refusedOnce.add(debit.id());
    }

    private Uni<Void> recover(Throwable failure, UUID batch, DebitStatement statement) {
        if (failure instanceof NotSent) {
            return pause(failure, new BatchingQueue.Full());
        }
        if (failure instanceof PgException error && TRY_AGAIN.contains(error.getSqlState())) {
            Uni<Void> paused = pause(failure, new BatchingQueue.Full());
            return UNIQUE_VIOLATION.equals(error.getSqlState()) ? paused.chain(memory::forgetKeys) : paused;
        }
        if (failure instanceof PgException error && isDefinite(error)) {
            return Uni.createFrom().failure(failure);
        }
        return close(failure, batch, statement);
    }

    private Uni<Void> close(Throwable cause, UUID batch, DebitStatement statement) {
        return pause(cause, new NoAnswer(cause)).chain(() -> database.preparedQuery(CLOSE)
                .execute(Tuple.of(batch))
                .map(rows -> rows.iterator().next().getLong("first_entry"))
                .chain(firstEntry ->
                        firstEntry == null ? Uni.createFrom().voidItem() : readOutcomes(statement, firstEntry))
                .onFailure()
                .recoverWithUni(failure -> close(failure, batch, statement)));
    }

    private Uni<Void> readOutcomes(DebitStatement statement, long firstEntry) {
        return database.preparedQuery(TAKEN)
                .execute(Tuple.of(
                        statement.column(Long.class, debit -> debit.charge().accountId()),
                        firstEntry,
                        statement.column(UUID.class, Debit::id)))
                .invoke(rows -> rows.forEach(row -> outcomes.put(
                        row.getUUID("charge_id"),
                        new Outcome(Verdict.GRANTED, row.getLong("cost"), row.getLong("balance_after")))))
                .replaceWithVoid();
    }

    /** @param giveUp what the debits without an outcome fail with once the time is over */
    private Uni<Void> pause(Throwable cause, Throwable giveUp) {
        if (clock.instant().isAfter(end)) {
            LOG.error("Debits found no outcome in time", cause);
            return Uni.createFrom().failure(giveUp);
        }
        Duration wait = pause;
        pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        return Uni.createFrom().voidItem().onItem().delayIt().by(wait);
    }

    /** The server refused and goes on running. An error that ends the session or the server leaves the outcome open. */
    private static boolean isDefinite(PgException error) {
        String state = String.valueOf(error.getSqlState());
        return !state.startsWith("57P") && !state.startsWith("08") && !state.startsWith("XX");
    }

    private static final class NotSent extends RuntimeException {
        NotSent(Throwable cause) {
            super(cause);
        }
    }
}
