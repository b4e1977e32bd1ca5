package io.kaggleingest.mcp;

import java.time.Duration;
import jakarta.enterprise.context.ApplicationScoped;

import io.quarkiverse.mcp.server.Progress;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;

/** Tells clients that ask for progress that a long call is still under way; others get a plain answer and no stream. */
@ApplicationScoped
class ProgressNotes {

    private static final Duration BETWEEN = Duration.ofSeconds(5);

    <T> Uni<T> during(Uni<T> work, Progress progress, String message) {
        if (progress.token().isEmpty()) {
            return work;
        }
        return Uni.createFrom().deferred(() -> {
            Cancellable ticks = Multi.createFrom()
                    .ticks()
                    .startingAfter(BETWEEN)
                    .every(BETWEEN)
                    .subscribe()
                    .with(tick -> progress.notificationBuilder()
                            .setProgress((tick + 1) * BETWEEN.toSeconds())
                            .setMessage(message)
                            .build()
                            .sendAndForget());
            return work.onTermination().invoke(ticks::cancel);
        });
    }
}
