package io.kaggleingest.kaggle;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

import io.kaggleingest.kaggle.Breaker.Pass;
import io.kaggleingest.kaggle.Turns.Turn;

/** Where calls of one operation wait for their turn, and are turned away while Kaggle is down. */
final class Gate {

    private final Turns turns;
    private final Breaker breaker;
    private final Duration patience;
    private final LongAdder refused = new LongAdder();

    Gate(Turns turns, Breaker breaker, Duration patience) {
        this.turns = turns;
        this.breaker = breaker;
        this.patience = patience;
    }

    static Gate of(Operation operation, KaggleConfig config, Clock clock) {
        KaggleConfig.Limit limit = operation.limit(config);
        return new Gate(
                new Turns(limit.atOnce(), limit.atOncePerShare(), limit.waiting()),
                new Breaker(clock, config.outage().failures(), config.outage().pause()),
                config.turnTimeout());
    }

    void meter(Operation operation, MeterRegistry registry) {
        Tags tags = Tags.of("operation", operation.name().toLowerCase(Locale.ROOT));
        Gauge.builder("kaggle.breaker.open", breaker, asked -> asked.pauseLeft().isZero() ? 0 : 1)
                .tags(tags)
                .description("1 while Kaggle is left alone")
                .register(registry);
        Gauge.builder("kaggle.turns.going", turns, Turns::going)
                .tags(tags)
                .description("Calls of Kaggle under way")
                .register(registry);
        Gauge.builder("kaggle.turns.waiting", turns, Turns::waiting)
                .tags(tags)
                .description("Calls of Kaggle that wait for their turn")
                .register(registry);
        FunctionCounter.builder("kaggle.turns.refused", refused, LongAdder::sum)
                .tags(tags)
                .description("Calls that had no room in the line, or waited in vain")
                .register(registry);
    }

    /** Whether Kaggle is well is read from how the call ends: see {@link KaggleProblem#isOutage()}. */
    <T> Uni<T> pass(Share share, Supplier<Uni<? extends T>> call) {
        return Uni.createFrom().deferred(() -> {
            Visit visit = new Visit();
            return refuseWhileDown()
                    .chain(() -> visit.turn(share))
                    .chain(() -> watched(call))
                    .onTermination()
                    .invoke(visit::end);
        });
    }

    private Uni<Void> refuseWhileDown() {
        Duration pause = breaker.pauseLeft();
        return pause.isZero() ? Uni.createFrom().voidItem() : Uni.createFrom().failure(KaggleProblem.leftAlone(pause));
    }

    private <T> Uni<T> watched(Supplier<Uni<? extends T>> call) {
        Pass pass = breaker.pass();
        if (pass == null) {
            return Uni.createFrom().failure(KaggleProblem.leftAlone(breaker.pauseLeft()));
        }
        return Uni.createFrom()
                .<T>deferred(call)
                .onItem()
                .invoke(pass::succeeded)
                .onFailure()
                .invoke(failure -> tell(pass, failure))
                .onCancellation()
                .invoke(pass::abandoned);
    }

    private static void tell(Pass pass, Throwable failure) {
        if (failure instanceof KaggleProblem problem && !problem.isOutage()) {
            pass.succeeded();
        } else {
            pass.failed(
                    failure instanceof KaggleProblem problem
                            ? problem.retryAfter().orElse(Duration.ZERO)
                            : Duration.ZERO);
        }
    }

    private KaggleProblem crowded() {
        refused.increment();
        return KaggleProblem.crowded(patience);
    }

    /** From the line to the end of the call, or to the moment in which nobody waits for it any more. */
    private final class Visit {

        private Turn turn;
        private boolean over;

        /** Arrives on a thread of its own: whoever leaves only says so, and does not do the work of the next. */
        Uni<Void> turn(Share share) {
            return Uni.createFrom()
                    .<Void>emitter(called -> {
                        if (!enter(turns.enter(share, () -> called.complete(null)))) {
                            called.fail(crowded());
                        }
                    })
                    .ifNoItem()
                    .after(patience)
                    .failWith(Gate.this::crowded)
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
