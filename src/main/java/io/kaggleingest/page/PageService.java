package io.kaggleingest.page;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.kaggleingest.ingest.IngestConfig;
import io.kaggleingest.ingest.Ingestion;
import io.kaggleingest.ingest.IngestionWorker;
import io.kaggleingest.ingest.Ingestions;
import io.kaggleingest.ingest.ResourceState;
import io.kaggleingest.kaggle.Ref;
import io.kaggleingest.web.Problem;

/**
 * Tells the state of a resource, and begins fetches for callers without a key. Only what is kept for everybody is
 * looked at.
 */
@ApplicationScoped
class PageService {

    /**
     * For the queue, all callers without a key are one account: together they may have as many fetches under way as any
     * other.
     */
    private static final long NO_ACCOUNT = 0;

    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    Ingestions ingestions;

    @Inject
    IngestionWorker worker;

    @Inject
    KeptFacts facts;

    @Inject
    PageLimits limits;

    @Inject
    IngestConfig config;

    @Inject
    Clock clock;

    @ConfigProperty(name = "kaggleingest.freshness")
    Duration freshness;

    Uni<PageAnswer> read(Ref ref, String network) {
        limits.countRead(network);
        return ingestions.find(ref).chain(state -> answer(ref, state, network));
    }

    Uni<PageAnswer> fetch(Ref ref, String network) {
        limits.countRead(network);
        return ingestions.find(ref).chain(state -> {
            if (!state.wantsIngestion(clock.instant(), freshness, false)) {
                return answer(ref, state, network);
            }
            limits.countFetch(network);
            return begin(ref, state, network);
        });
    }

    private Uni<PageAnswer> begin(Ref ref, ResourceState state, String network) {
        return ingestions
                .queue(ref, state, NO_ACCOUNT, config.waiting(), config.unfinishedPerAccount())
                .invoke(worker::wake)
                .chain(job -> job.isPresent()
                        ? answer(ref, new ResourceState(state.kept(), job), network)
                        : notBegun(ref, network));
    }

    /** Another request began it first, or too many are under way. */
    private Uni<PageAnswer> notBegun(Ref ref, String network) {
        limits.forgiveFetch(network);
        return ingestions.find(ref).chain(state -> {
            Optional<Ingestion> unfinished = state.unfinished();
            if (unfinished.isEmpty() && state.wantsIngestion(clock.instant(), freshness, false)) {
                throw new Problem(
                        503, "busy", "Too many fetches without a key are under way; try again in a while", SOON);
            }
            return answer(ref, state, network);
        });
    }

    private Uni<PageAnswer> answer(Ref ref, ResourceState state, String network) {
        int fetchesLeft = limits.fetchesLeft(network);
        if (state.kept().isEmpty()) {
            return Uni.createFrom().item(PageAnswer.of(ref, state, false, null, fetchesLeft));
        }
        ResourceState.KeptContext kept = state.kept().get();
        boolean stale = kept.isStale(clock.instant(), freshness);
        return facts.of(ref, kept, network).map(keyFacts -> PageAnswer.of(ref, state, stale, keyFacts, fetchesLeft));
    }
}
