package io.kaggleingest.ingest;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/**
 * One fetch under way: the claim under which it runs, how far it is, and when it last said so. The claim is another one
 * each time that an ingestion is taken, so that a worker which was thought dead cannot write, not even where the same
 * process has taken it again.
 */
final class IngestionRun {

    private static final Duration TELL_PROGRESS_EVERY = Duration.ofSeconds(1);

    private final UUID claim;
    private final Ingestion ingestion;
    private final Progress progress = new Progress();
    private final CompletableFuture<Void> lost = new CompletableFuture<>();
    private boolean beating;
    private boolean missed;
    private boolean ending;
    private long beatAt = System.nanoTime();
    private @Nullable Beat lastBeat;
    private final long start = System.nanoTime();

    /** The claim is somebody else's, or nobody's. */
    static final class Lost extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** What a heart-beat tells besides that the worker is alive. */
    record Beat(String stage, int done, int total) {}

    IngestionRun(UUID claim, Ingestion ingestion) {
        this.claim = claim;
        this.ingestion = ingestion;
    }

    UUID claim() {
        return claim;
    }

    Ingestion ingestion() {
        return ingestion;
    }

    /** Since it began. */
    long nanos() {
        return System.nanoTime() - start;
    }

    Progress progress() {
        return progress;
    }

    /** How often to look whether there is something to tell. */
    static Duration beatEvery(Duration lease) {
        Duration third = lease.dividedBy(3);
        return third.compareTo(TELL_PROGRESS_EVERY) < 0 ? third : TELL_PROGRESS_EVERY;
    }

    /** Whether to beat now: there is news, or a third of the lease is over. One beat is under way at a time. */
    synchronized boolean mayBeat(Duration lease) {
        Beat now = new Beat(progress.stage(), progress.done(), progress.total());
        boolean due = missed || System.nanoTime() - beatAt >= lease.dividedBy(3).toNanos();
        if (beating || !due && now.equals(lastBeat)) {
            return false;
        }
        beating = true;
        beatAt = System.nanoTime();
        lastBeat = now;
        return true;
    }

    /** @param heard whether the database has taken note; if not, it is to be told as soon as it is back */
    synchronized void beaten(boolean heard) {
        beating = false;
        missed = !heard;
    }

    /** From now on its end is being written, so a heart-beat that does not find it running means nothing. */
    synchronized void end() {
        ending = true;
    }

    synchronized boolean isEnding() {
        return ending;
    }

    void lose() {
        lost.completeExceptionally(new Lost());
    }

    /** Fails when it is lost. */
    Uni<Void> lost() {
        return Uni.createFrom().completionStage(lost);
    }

    @Override
    public String toString() {
        return "%s of %s".formatted(ingestion.id(), ingestion.resource());
    }
}
