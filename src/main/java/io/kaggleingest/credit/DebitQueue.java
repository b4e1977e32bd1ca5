package io.kaggleingest.credit;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
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
import org.jboss.logging.Logger;

import io.kaggleingest.credit.Debit.Outcome;
import io.kaggleingest.load.BatchingQueue;

/**
 * Group commit: debits gather while a {@link DebitBatch} is under way and travel together in the next one. An answer comes
 * only after the commit.
 */
@ApplicationScoped
class DebitQueue {

    private static final Logger LOG = Logger.getLogger(DebitQueue.class);

    private static final Duration DRAIN_LIMIT = Duration.ofSeconds(10);

    @Inject
    Pool database;

    @Inject
    IdempotencyStore memory;

    @Inject
    CreditConfig config;

    @Inject
    Clock clock;

    @Inject
    DebitMeters meters;

    private BatchingQueue<Debit, DebitBatch.End> queue;

    @PostConstruct
    void start() {
        CreditConfig.Queue bounds = config.queue();
        queue = new BatchingQueue<>(bounds.waiting(), bounds.together(), bounds.underWay(), this::send);
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

    /**
     * The outcome arrives on whatever thread brings it. Fails with {@link BatchingQueue.Full} when too many wait, and
     * otherwise as {@link DebitBatch} says.
     */
    CompletableFuture<Outcome> debit(Debit debit) {
        return meters.measure(queue.ask(debit).thenApply(DebitBatch.End::outcome));
    }

    int waiting() {
        return queue.waiting();
    }

    private Uni<List<DebitBatch.End>> send(List<Debit> debits) {
        meters.countSent(debits.size());
        return new DebitBatch(database, memory, clock, config.queue().limit(), debits).run();
    }
}
