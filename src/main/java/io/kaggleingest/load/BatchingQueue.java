package io.kaggleingest.load;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

import io.kaggleingest.web.Problem;

/**
 * Gathers questions while others are under way, and sends what has gathered as one. There is no timer: a lone question
 * goes at once. Bounded in what waits, in what goes together and in what is under way; safe for any number of threads.
 *
 * @param <Q> a question
 * @param <A> its answer
 */
public final class BatchingQueue<Q, A> {

    private record PendingQuestion<Q, A>(Q question, CompletableFuture<A> answer) {}

    private final int mostWaiting;
    private final int mostTogether;
    private final int mostUnderWay;
    private final Function<List<Q>, Uni<List<A>>> send;

    private final ArrayDeque<PendingQuestion<Q, A>> pending = new ArrayDeque<>();
    private final CompletableFuture<Void> drained = new CompletableFuture<>();
    private int underWay;
    private boolean closed;

    /** @param send answers as many questions as it is given, in their order, or fails for all of them */
    public BatchingQueue(int mostWaiting, int mostTogether, int mostUnderWay, Function<List<Q>, Uni<List<A>>> send) {
        this.mostWaiting = mostWaiting;
        this.mostTogether = mostTogether;
        this.mostUnderWay = mostUnderWay;
        this.send = send;
    }

    /** Too many questions wait already, or no more are taken. */
    public static final class Full extends Problem {
        public Full() {
            super(503, "busy", "Too many requests at once; try again in a moment", Duration.ofSeconds(1));
        }
    }

    /**
     * Asks; the answer arrives on whatever thread brings it. A question that was taken is sent even if nobody waits for
     * the answer any more.
     *
     * @return the answer; fails with {@link Full} without having been asked, or with what sending failed with
     */
    public CompletableFuture<A> ask(Q question) {
        PendingQuestion<Q, A> pendingQuestion = new PendingQuestion<>(question, new CompletableFuture<>());
        List<PendingQuestion<Q, A>> batch;
        synchronized (this) {
            if (closed || pending.size() >= mostWaiting) {
                return CompletableFuture.failedFuture(new Full());
            }
            pending.add(pendingQuestion);
            batch = nextBatch();
        }
        sendIfAny(batch);
        return pendingQuestion.answer();
    }

    /** How many gather for the next batch. */
    public synchronized int waiting() {
        return pending.size();
    }

    /** Takes no more questions; done when all that were taken are answered. */
    public CompletableFuture<Void> close() {
        synchronized (this) {
            closed = true;
            completeIfDrained();
        }
        return drained;
    }

    private List<PendingQuestion<Q, A>> nextBatch() {
        if (underWay >= mostUnderWay || pending.isEmpty()) {
            return List.of();
        }
        underWay++;
        List<PendingQuestion<Q, A>> batch = new ArrayList<>(Math.min(pending.size(), mostTogether));
        while (batch.size() < mostTogether && !pending.isEmpty()) {
            batch.add(pending.poll());
        }
        return batch;
    }

    private void sendIfAny(List<PendingQuestion<Q, A>> batch) {
        if (!batch.isEmpty()) {
            Uni.createFrom()
                    .deferred(() -> send.apply(
                            batch.stream().map(PendingQuestion::question).toList()))
                    .subscribe()
                    .with(answers -> finish(batch, answers, null), failure -> finish(batch, null, failure));
        }
    }

    /**
     * Usually the next batch is sent before these answers are handed out, so that the database does not wait for the
     * readers. If few wait, the answers come first: what their readers ask next can then go into the same batch.
     */
    private void finish(List<PendingQuestion<Q, A>> batch, @Nullable List<A> answers, @Nullable Throwable failure) {
        if (areFewWaiting(batch.size())) {
            tell(batch, answers, failure);
            sendNext();
        } else {
            sendNext();
            tell(batch, answers, failure);
        }
        synchronized (this) {
            completeIfDrained();
        }
    }

    private synchronized boolean areFewWaiting(int count) {
        return pending.size() < count / 2;
    }

    private void sendNext() {
        List<PendingQuestion<Q, A>> next;
        synchronized (this) {
            underWay--;
            next = nextBatch();
        }
        sendIfAny(next);
    }

    private void tell(List<PendingQuestion<Q, A>> batch, @Nullable List<A> answers, @Nullable Throwable failure) {
        for (int i = 0; i < batch.size(); i++) {
            if (answers != null && i < answers.size()) {
                batch.get(i).answer().complete(answers.get(i));
            } else {
                batch.get(i)
                        .answer()
                        .completeExceptionally(
                                failure != null
                                        ? failure
                                        : mismatch(answers == null ? 0 : answers.size(), batch.size()));
            }
        }
    }

    private void completeIfDrained() {
        if (closed && underWay == 0 && pending.isEmpty()) {
            drained.complete(null);
        }
    }

    private static Throwable mismatch(int answers, int questions) {
        return new IllegalStateException(answers + " answers to " + questions + " questions");
    }
}
