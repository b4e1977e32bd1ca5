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

    private final Bulkhead bulkhead;
    private final Breaker breaker;
    private final KindPause pause;
    private final Duration patience;

    /** Whether the last failure was a limit: then that is the reason for leaving Kaggle alone. */
    private volatile boolean limited;

    private volatile CallMeters meters;

    /** @param patience a pause that lasts longer is not waited for */
    CallGuard(Bulkhead bulkhead, Breaker breaker, KindPause pause, Duration patience, CallMeters meters) {
        this.bulkhead = bulkhead;
        this.breaker = breaker;
        this.pause = pause;
        this.patience = patience;
        this.meters = meters;
    }

    static CallGuard of(CallKind kind, KaggleConfig config, Clock clock) {
        KaggleConfig.Limit limit = kind.limit(config);
        return new CallGuard(
                new Bulkhead(
                        new ConcurrencyLimiter(limit.atOnce(), limit.atOncePerShare(), limit.waiting()),
                        config.turnTimeout(),
                        () -> KaggleProblem.crowded(config.turnTimeout())),
                new Breaker(clock, config.outage().failures(), config.outage().pause()),
                new KindPause(clock, config.outage().pause()),
                config.retry().longestWait(),
                CallMeters.unregistered(kind));
    }

    void meter(CallKind kind, MeterRegistry registry) {
        meters = new CallMeters(kind, registry).observe(bulkhead, breaker, pause);
    }

    /** How the call ends tells whether Kaggle is well: see {@link KaggleProblem#isOutage()}. */
    <T> Uni<T> pass(Tenant tenant, Supplier<Uni<? extends T>> call) {
        return Uni.createFrom()
                .deferred(this::refuseWhileDown)
                .chain(() -> bulkhead.pass(tenant, () -> afterPause().chain(() -> observe(call))));
    }

    private Uni<Void> refuseWhileDown() {
        Duration wait = breaker.pauseLeft();
        return wait.isZero() ? Uni.createFrom().voidItem() : Uni.createFrom().failure(notNow(wait));
    }

    private KaggleProblem notNow(Duration wait) {
        return limited ? KaggleProblem.stillLimited(wait) : KaggleProblem.leftAlone(wait);
    }

    /**
     * A wait that Kaggle asked of one call holds for all of its kind. They keep their turns meanwhile, which bounds how
     * many wait.
     */
    private Uni<Void> afterPause() {
        Duration wait = pause.remaining();
        if (wait.isZero()) {
            return Uni.createFrom().voidItem();
        }
        if (wait.compareTo(patience) > 0) {
            return Uni.createFrom().failure(pause.refusal(wait));
        }
        return Uni.createFrom().voidItem().onItem().delayIt().by(wait).chain(this::afterPause);
    }

    private <T> Uni<T> observe(Supplier<Uni<? extends T>> call) {
        Pass pass = breaker.pass();
        if (pass == null) {
            return Uni.createFrom().failure(notNow(breaker.pauseLeft()));
        }
        return meters.measure(Uni.createFrom().<T>deferred(call))
                .onItem()
                .invoke(() -> recordSuccess(pass))
                .onFailure()
                .invoke(failure -> tell(pass, failure))
                .onCancellation()
                .invoke(pass::release);
    }

    private void recordSuccess(Pass pass) {
        pass.recordSuccess();
        pause.recordAnswer();
    }

    private void tell(Pass pass, Throwable failure) {
        limited = failure instanceof KaggleProblem problem && problem.isRateLimit();
        if (failure instanceof KaggleProblem problem) {
            pause.heed(problem);
        }
        if (failure instanceof KaggleProblem problem && !problem.isOutage()) {
            pass.recordSuccess();
        } else {
            pass.recordFailure(
                    failure instanceof KaggleProblem problem
                            ? problem.retryAfter().orElse(Duration.ZERO)
                            : Duration.ZERO);
        }
    }
}
