package io.kaggleingest.kaggle.wire;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;

import io.kaggleingest.kaggle.KaggleProblem;
import io.kaggleingest.kaggle.wire.Breaker.Pass;
import io.kaggleingest.load.Bulkhead;
import io.kaggleingest.load.ConcurrencyLimiter;
import io.kaggleingest.load.Tenant;

/** Where calls of one kind wait for their turn, and are refused while Kaggle is down. */
final class CallGuard {

    private final Bulkhead turnstile;
    private final Breaker breaker;

    /** Whether the last failure was a limit: then that is the reason for leaving Kaggle alone. */
    private volatile boolean limited;

    private volatile CallMeters meters;

    CallGuard(Bulkhead turnstile, Breaker breaker, CallMeters meters) {
        this.turnstile = turnstile;
        this.breaker = breaker;
        this.meters = meters;
    }

    static CallGuard of(CallKind operation, KaggleConfig config, Clock clock) {
        KaggleConfig.Limit limit = operation.limit(config);
        return new CallGuard(
                new Bulkhead(
                        new ConcurrencyLimiter(limit.atOnce(), limit.atOncePerShare(), limit.waiting()),
                        config.turnTimeout(),
                        () -> KaggleProblem.crowded(config.turnTimeout())),
                new Breaker(clock, config.outage().failures(), config.outage().pause()),
                CallMeters.none(operation));
    }

    void meter(CallKind kind, MeterRegistry registry) {
        meters = new CallMeters(kind, registry).watching(turnstile, breaker);
    }

    /** How the call ends tells whether Kaggle is well: see {@link KaggleProblem#isOutage()}. */
    <T> Uni<T> pass(Tenant share, Supplier<Uni<? extends T>> call) {
        return Uni.createFrom().deferred(this::refuseWhileDown).chain(() -> turnstile.pass(share, () -> watched(call)));
    }

    private Uni<Void> refuseWhileDown() {
        Duration pause = breaker.pauseLeft();
        return pause.isZero() ? Uni.createFrom().voidItem() : Uni.createFrom().failure(notNow(pause));
    }

    private KaggleProblem notNow(Duration pause) {
        return limited ? KaggleProblem.stillLimited(pause) : KaggleProblem.leftAlone(pause);
    }

    private <T> Uni<T> watched(Supplier<Uni<? extends T>> call) {
        Pass pass = breaker.pass();
        if (pass == null) {
            return Uni.createFrom().failure(notNow(breaker.pauseLeft()));
        }
        CallMeters counted = meters;
        long start = System.nanoTime();
        return Uni.createFrom()
                .<T>deferred(call)
                .onItem()
                .invoke(pass::succeeded)
                .onFailure()
                .invoke(failure -> tell(pass, failure))
                .onCancellation()
                .invoke(pass::abandoned)
                .onItem()
                .invoke(() -> counted.succeeded(start))
                .onFailure()
                .invoke(failure -> counted.failed(start, failure))
                .onCancellation()
                .invoke(() -> counted.abandoned(start));
    }

    private void tell(Pass pass, Throwable failure) {
        limited = failure instanceof KaggleProblem problem && problem.isRateLimit();
        if (failure instanceof KaggleProblem problem && !problem.isOutage()) {
            pass.succeeded();
        } else {
            pass.failed(
                    failure instanceof KaggleProblem problem
                            ? problem.retryAfter().orElse(Duration.ZERO)
                            : Duration.ZERO);
        }
    }
}
