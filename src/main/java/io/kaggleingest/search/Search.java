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

/** Looks in what is kept and asks Kaggle at the same time; what Kaggle does not say in time is done without. */
@ApplicationScoped
public class Search {

    private static final Logger LOG = Logger.getLogger(Search.class);
    private static final int CALLS = 20;
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @Inject
    KeptSearch kept;

    @Inject
    Kaggle kaggle;

    @Inject
    Clock clock;

    private RateLimiter calls;

    @PostConstruct
    void start() {
        calls = new RateLimiter(CALLS, WINDOW, clock);
    }

    /** @param query without one, nothing is found and nobody is asked */
    public Uni<List<SearchHit>> find(Caller caller, @Nullable String query) {
        if (query == null) {
            return Uni.createFrom().item(List.of());
        }
        calls.count(Long.toString(caller.accountId()), "Too many searches").ifPresent(tooFast -> {
            throw tooFast;
        });
        return Uni.combine()
                .all()
                .unis(kept.find(caller, query), onKaggle(caller, query))
                .with((mine, theirs) -> MergedRanking.merged(query, mine, theirs));
    }

    private Uni<List<Competition>> onKaggle(Caller caller, String query) {
        return kaggle.asService(caller.tenant())
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
