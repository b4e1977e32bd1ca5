package io.kaggleingest.load;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import org.jspecify.annotations.Nullable;

import io.kaggleingest.load.ConcurrencyLimiter.Turn;

/** Limits how much work is done at once, how much may wait, and for how long. Tenants take turns. */
public final class Bulkhead {

    private final ConcurrencyLimiter turns;
    private final Duration patience;
    private final Supplier<? extends Throwable> crowded;
    private final LongAdder refusals = new LongAdder();

    /** @param crowded what those fail with for whom there is no room in the line, or whose patience ends */
    public Bulkhead(ConcurrencyLimiter turns, Duration patience, Supplier<? extends Throwable> crowded) {
        this.turns = turns;
        this.patience = patience;
        this.crowded = crowded;
    }

    /** How many found no room in the line, or waited too long. */
    public long refused() {
        return refusals.sum();
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
        refusals.increment();
        return crowded.get();
    }

    /** From the line to the end of the work, or to the moment in which nobody waits for it any more. */
    private final class Visit {

        private @Nullable Turn turn;
        private boolean over;

        /** Continues on a worker thread, so that whoever leaves does not do the work of the next one. */
        Uni<Void> turn(Tenant share) {
            return Uni.createFrom()
                    .<Void>emitter(emitter -> {
                        if (!enter(turns.enter(share, () -> emitter.complete(null)))) {
                            emitter.fail(refuse());
                        }
                    })
                    .ifNoItem()
                    .after(patience)
                    .failWith(Bulkhead.this::refuse)
                    .emitOn(Infrastructure.getDefaultWorkerPool());
        }

        private synchronized boolean enter(@Nullable Turn newTurn) {
            turn = newTurn;
            if (over) {
                end();
            }
            return newTurn != null;
        }

        synchronized void end() {
            over = true;
            if (turn != null) {
                turn.leave();
            }
        }
    }
}
