package io.kaggleingest.credit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import org.jboss.logging.Logger;

import io.kaggleingest.credit.Debit.Outcome;
import io.kaggleingest.credit.Debit.Verdict;
import io.kaggleingest.web.NoAnswer;
import io.kaggleingest.web.Problem;

/**
 * Group commit: debits gather while a statement is under way and travel together in the next one. An answer comes only
 * after the commit. When nobody knows whether a statement was committed (the connection was lost), the ledger is asked
 * by charge id, and what is not there is sent again under the same id.
 */
@ApplicationScoped
class DebitQueue {

    private static final Logger LOG = Logger.getLogger(DebitQueue.class);

    private static final String UNIQUE_VIOLATION = "23505";
    private static final Set<String> TRY_AGAIN = Set.of("40001", "40P01", "53300", "57P03");
    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
    private static final Duration DRAIN_LIMIT = Duration.ofSeconds(10);

    @Inject
    Pool database;

    @Inject
    CreditConfig config;

    @Inject
    Clock clock;

    private GatherQueue<Debit, Outcome> queue;

    @PostConstruct
    void start() {
        CreditConfig.Queue bounds = config.queue();
        queue = new GatherQueue<>(bounds.waiting(), bounds.together(), bounds.underWay(), this::send);
    }

    void drain(@Observes ShutdownEvent event) {
        try {
            queue.close().get(DRAIN_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("Some debits have no outcome yet; their callers get no answer", e);
        }
    }

    /** Fails with a {@link Problem} 503 when too many wait, and with {@link NoAnswer} when the outcome stays unknown. */
    Uni<Outcome> debit(Debit debit) {
        return CallerContext.returning(queue.ask(debit))
                .onFailure(GatherQueue.Full.class)
                .transform(full -> busy());
    }

    private Uni<List<Outcome>> send(List<Debit> debits) {
        return new Attempt(debits).run();
    }

    private static Problem busy() {
        return new Problem(
                503, "busy", "Too many requests are being paid at once; try again in a moment", Duration.ofSeconds(1));
    }

    /** One batch on its way to an outcome, however often it has to be sent. */
    private final class Attempt {

        private final List<Debit> debits;
        private final Map<UUID, Outcome> outcomes = new HashMap<>();
        private final Instant end = clock.instant().plus(config.queue().limit());
        private Duration pause = FIRST_PAUSE;
        private boolean maybeTaken;

        Attempt(List<Debit> debits) {
            this.debits = debits;
        }

        Uni<List<Outcome>> run() {
            return execute(open()).map(nothing -> debits.stream()
                    .map(debit -> outcomes.get(debit.id()))
                    .toList());
        }

        private List<Debit> open() {
            return debits.stream()
                    .filter(debit -> !outcomes.containsKey(debit.id()))
                    .toList();
        }

        private Uni<Void> execute(List<Debit> open) {
            return database.getConnection()
                    .onFailure()
                    .transform(NotSent::new)
                    .chain(connection -> connection
                            .preparedQuery(DebitStatement.SQL)
                            .execute(DebitStatement.parameters(open, clock.instant()))
                            .eventually(connection::close))
                    .chain(rows -> decided(open, rows))
                    .onFailure()
                    .recoverWithUni(this::failed);
        }

        /**
         * An earlier try may have outlived its connection and been committed while this one waited for the account:
         * this one then found less left, or the key in use. So the ledger has the last word on what was not granted.
         */
        private Uni<Void> decided(List<Debit> open, Iterable<Row> rows) {
            Map<UUID, Outcome> told = told(open, rows);
            told.forEach((id, outcome) -> {
                if (!maybeTaken || outcome.verdict() == Verdict.GRANTED) {
                    outcomes.put(id, outcome);
                }
            });
            return open().isEmpty()
                    ? Uni.createFrom().voidItem()
                    : settle().invoke(() -> told.forEach(outcomes::putIfAbsent));
        }

        private static Map<UUID, Outcome> told(List<Debit> open, Iterable<Row> rows) {
            Map<UUID, Outcome> told = new HashMap<>();
            int i = 0;
            for (Row row : rows) {
                told.put(open.get(i++).id(), DebitStatement.outcome(row));
            }
            if (i != open.size()) {
                throw new IllegalStateException(i + " outcomes of " + open.size() + " debits");
            }
            return told;
        }

        private Uni<Void> failed(Throwable failure) {
            if (failure instanceof NotSent || isRefusedForNow(failure)) {
                return again(failure, maybeTaken);
            }
            if (failure instanceof PgException refused && UNIQUE_VIOLATION.equals(refused.getSqlState())) {
                return again(failure, maybeTaken);
            }
            if (!maybeTaken && failure instanceof PgException refused && isDefinite(refused)) {
                return Uni.createFrom().failure(failure);
            }
            return again(failure, true);
        }

        /** Waits, asks the ledger what is there, and sends the rest. */
        private Uni<Void> again(Throwable failure, boolean maybe) {
            maybeTaken = maybe;
            if (clock.instant().isAfter(end)) {
                LOG.error("Debits found no outcome in time", failure);
                return Uni.createFrom().failure(maybeTaken ? new NoAnswer(failure) : busy());
            }
            Duration wait = pause;
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
            return Uni.createFrom()
                    .voidItem()
                    .onItem()
                    .delayIt()
                    .by(wait)
                    .chain(this::settle)
                    .chain(() -> open().isEmpty() ? Uni.createFrom().voidItem() : execute(open()))
                    .onFailure(SettleFailed.class)
                    .recoverWithUni(unsettled -> again(unsettled, maybeTaken));
        }

        private Uni<Void> settle() {
            UUID[] ids = open().stream().map(Debit::id).toArray(UUID[]::new);
            return database.preparedQuery("delete from idempotency_key where at <= $1")
                    .execute(Tuple.of(DebitStatement.utc(clock.instant().minus(Duration.ofHours(24)))))
                    .chain(() -> database.preparedQuery(
                                    "select charge_id, -credits as cost, balance_after from ledger_entry where charge_id = any ($1)")
                            .execute(Tuple.of(ids)))
                    .invoke(rows -> rows.forEach(row -> outcomes.put(
                            row.getUUID("charge_id"),
                            new Outcome(Verdict.GRANTED, row.getLong("cost"), row.getLong("balance_after")))))
                    .replaceWithVoid()
                    .onFailure()
                    .transform(SettleFailed::new);
        }
    }

    private static boolean isRefusedForNow(Throwable failure) {
        return failure instanceof PgException refused && TRY_AGAIN.contains(refused.getSqlState());
    }

    /** The server said no and is still itself; what ends a session or the server leaves the outcome open. */
    private static boolean isDefinite(PgException refused) {
        String state = String.valueOf(refused.getSqlState());
        return !state.startsWith("57P") && !state.startsWith("08") && !state.startsWith("XX");
    }

    private static final class NotSent extends RuntimeException {
        NotSent(Throwable cause) {
            super(cause);
        }
    }

    private static final class SettleFailed extends RuntimeException {
        SettleFailed(Throwable cause) {
            super(cause);
        }
    }
}
