package io.kaggleingest.load;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

import io.kaggleingest.load.ConcurrencyLimiter.Turn;

/** Where work waits for its turn: so many at once, so many in the line, one share after another, each for so long. */
public final class Bulkhead {

    private final ConcurrencyLimiter turns;
    private final Duration patience;
    private final Supplier<? extends Throwable> crowded;
    private final LongAdder refused = new LongAdder();

    /** @param crowded what those fail with for whom there is no room in the line, or whose patience ends */
    public Bulkhead(ConcurrencyLimiter turns, Duration patience, Supplier<? extends Throwable> crowded) {
        this.turns = turns;
        this.patience = patience;
        this.crowded = crowded;
    }

    /** Those who had no room in the line, or waited in vain. */
    public long refused() {
        return refused.sum();
    }

    public int going() {
        return turns.going();
    }

    public int waiting() {
        return turns.waiting();
    }

    /** The turn lasts until the work ends, or nobody waits for it any more. */
    public <T> Uni<T> pass(Tenant share, Supplier<Uni<? extends T>> work) {
        return Uni.createFrom().deferred(() -> {
            Visit visit = new Visit();
            return visit.turn(share)
                    .chain(() -> Uni.createFrom().<T>deferred(work))
                    .onTermination()
                    .invoke(visit::end);
        });
    }

    private Throwable refuse() {
        refused.increment();
        return crowded.get();
    }

    /** From the line to the end of the work, or to the moment in which nobody waits for it any more. */
    private final class Visit {

        private Turn turn;
        private boolean over;

        /** Arrives on a thread of its own: whoever leaves only says so, and does not do the work of the next. */
        Uni<Void> turn(Tenant share) {
            return Uni.createFrom()
                    .<Void>emitter(called -> {
                        if (!enter(turns.enter(share, () -> called.complete(null)))) {
                            called.fail(refuse());
                        }
                    })
                    .ifNoItem()
                    .after(patience)
                    .failWith(Bulkhead.this::refuse)
                    .emitOn(Infrastructure.getDefaultWorkerPool());
        }

        private synchronized boolean enter(Turn entered) {
            turn = entered;
            if (over) {
                end();
            }
            return entered != null;
        }

        synchronized void end() {
            over = true;
            if (turn != null) {
                turn.leave();
            }
        }
    }
}
