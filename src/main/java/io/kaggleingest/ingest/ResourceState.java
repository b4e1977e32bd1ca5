package io.kaggleingest.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import io.kaggleingest.kaggle.Ref;

/** What the database knows of a resource, and what follows from it. Pure: the rule of the dual track. */
public record ResourceState(Optional<KeptContext> kept, Optional<Ingestion> latest) {

    /** Younger than this, {@code refresh=true} changes nothing: one caller cannot use up the service's Kaggle quota. */
    static final Duration REFRESH_PAUSE = Duration.ofMinutes(1);

    /**
     * The kept bundle, whose bytes are read only when they are needed.
     *
     * @param fetchedAt when Kaggle last confirmed it
     * @param version changes with the content
     * @param content names what is kept: the same for the same content, whenever it was fetched
     */
    public record KeptContext(Instant fetchedAt, int version, String content) {

        public boolean isStale(Instant now, Duration freshness) {
            return age(now).compareTo(freshness) > 0;
        }

        public Duration age(Instant now) {
            return Duration.between(fetchedAt, now);
        }
    }

    private boolean isPrivate() {
        return latest.map(Ingestion::resource).filter(Ref::isPrivate).isPresent();
    }

    public Optional<Ingestion> unfinished() {
        return latest.filter(Ingestion::unfinished);
    }

    /** The refresh after which the content that is kept is still the old one. */
    public Optional<Ingestion> failedRefresh() {
        return kept.isEmpty() ? Optional.empty() : latest.filter(ingestion -> ingestion.failure() != null);
    }

    /** A failure that is still remembered: nobody asks Kaggle again before its time. */
    public Optional<Ingestion> rememberedFailure(Instant now) {
        return latest.filter(ingestion ->
                ingestion.failure() != null && now.isBefore(ingestion.failure().retryAt()));
    }

    /** Whether a new ingestion should begin; a private one may come with better credentials than the one that failed. */
    public boolean wantsIngestion(Instant now, Duration freshness, boolean refresh) {
        if (unfinished().isPresent() || rememberedFailure(now).isPresent() && !(refresh && isPrivate())) {
            return false;
        }
        return kept.map(k -> k.isStale(now, freshness) || isIncomplete(now) || refresh && !isRefreshed(k, now))
                .orElse(true);
    }

    /** A limit of Kaggle's has cost a part of it, and should be over by now. */
    private boolean isIncomplete(Instant now) {
        return latest.map(Ingestion::again)
                        .filter(again -> !now.isBefore(again))
                        .isPresent()
                && !isPrivate();
    }

    /** After a long fetch, the content is already some time old when the fetch ends. */
    private boolean isRefreshed(KeptContext kept, Instant now) {
        Instant since = now.minus(REFRESH_PAUSE);
        return !kept.fetchedAt().isBefore(since)
                || latest.filter(ingestion -> ingestion.status() == Ingestion.Status.COMPLETED)
                        .map(Ingestion::finishedAt)
                        .filter(finished -> !finished.isBefore(since))
                        .isPresent();
    }
}
