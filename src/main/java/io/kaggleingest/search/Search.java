package io.kaggleingest.search;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.kaggleingest.account.Caller;
import io.kaggleingest.kaggle.Competition;
import io.kaggleingest.kaggle.CompetitionList;
import io.kaggleingest.kaggle.wire.Kaggle;
import io.kaggleingest.load.RateLimiter;
import io.kaggleingest.load.Tenant;

/** Looks in what is kept and asks Kaggle at the same time; what Kaggle does not say in time is done without. */
@ApplicationScoped
public class Search {

    private static final Logger LOG = Logger.getLogger(Search.class);
    private static final int CALLS = 20;
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** All callers without a key are one account, for which Kaggle is asked only so often. */
    private static final long NO_ACCOUNT = 0;

    private static final int OF_KAGGLE_WITHOUT_KEY = 60;

    @Inject
    KeptSearch keptSearch;

    @Inject
    Kaggle kaggle;

    @Inject
    Clock clock;

    private RateLimiter calls;
    private RateLimiter callsWithoutKey;
    private RateLimiter ofKaggleWithoutKey;

    @PostConstruct
    void start() {
        calls = new RateLimiter(CALLS, WINDOW, clock);
        callsWithoutKey = new RateLimiter(CALLS, WINDOW, clock);
        ofKaggleWithoutKey = new RateLimiter(OF_KAGGLE_WITHOUT_KEY, WINDOW, clock);
    }

    /** @param query without one, nothing is found and nobody is asked */
    public Uni<List<SearchHit>> find(Caller caller, @Nullable String query) {
        if (query == null) {
            return Uni.createFrom().item(List.of());
        }
        calls.count(Long.toString(caller.accountId()), "Too many searches").ifPresent(tooFast -> {
            throw tooFast;
        });
        return find(caller.accountId(), caller.tenant(), query, onKaggle(caller.tenant(), query));
    }

    /** The same for callers without a key: of what is kept, only what is kept for everybody. */
    public Uni<List<SearchHit>> suggest(String network, @Nullable String query) {
        if (query == null) {
            return Uni.createFrom().item(List.of());
        }
        callsWithoutKey.count(network, "Too many searches from your network").ifPresent(tooFast -> {
            throw tooFast;
        });
        boolean asksKaggle = ofKaggleWithoutKey.count("all", "").isEmpty();
        Tenant tenant = Tenant.ofNetwork(network);
        return find(NO_ACCOUNT, tenant, query, asksKaggle ? onKaggle(tenant, query) : noCompetitions());
    }

    private Uni<List<SearchHit>> find(long account, Tenant tenant, String query, Uni<List<Competition>> onKaggle) {
        return Uni.combine()
                .all()
                .unis(keptSearch.find(account, tenant, query), onKaggle)
                .with((keptHits, competitions) -> MergedRanking.merge(query, keptHits, competitions));
    }

    private static Uni<List<Competition>> noCompetitions() {
        return Uni.createFrom().item(List.of());
    }

    private Uni<List<Competition>> onKaggle(Tenant tenant, String query) {
        return kaggle.asService(tenant)
                .competitions(query, 1)
                .map(CompetitionList::competitions)
                .ifNoItem()
                .after(PATIENCE)
                .recoverWithItem(List.of())
                .onFailure()
                .invoke(failure -> LOG.infof("Searched without Kaggle: %s", failure.getMessage()))
                .onFailure()
                .recoverWithItem(List.of());
    }
}
