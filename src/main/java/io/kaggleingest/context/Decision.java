package io.kaggleingest.context;

import java.time.Duration;
import java.time.Instant;

import io.kaggleingest.ingest.ResourceState;

/**
 * What is to be done for a request, decided from the request and the state of its resource alone: no clock of its own, no
 * database, nothing asked twice.
 */
enum Decision {
    /** What is kept is delivered. */
    SERVE,
    /** What is kept is delivered, and fetched anew behind that. */
    SERVE_AND_REFRESH,
    /** Nothing is kept; somebody is fetching it already. */
    WAIT,
    /** Nothing is kept, and it is to be fetched. */
    BEGIN,
    /** Nothing is kept, and the last fetch failed so recently that nobody asks Kaggle again. */
    FAIL,
    /** Nothing is kept, and who asks could not pay for it: nothing is begun. */
    REFUSE;

    /**
     * @param covered whether the caller's balance covers a context
     * @param freshness the age at which content is stale
     */
    static Decision of(ContextCall call, ResourceState state, boolean covered, Instant now, Duration freshness) {
        boolean wantsIngestion =
                state.wantsIngestion(now, freshness, call.request().refresh());
        if (state.kept().isPresent()) {
            return wantsIngestion && covered && call.mayFetch() ? SERVE_AND_REFRESH : SERVE;
        }
        if (wantsIngestion) {
            return covered ? BEGIN : REFUSE;
        }
        return state.unfinished().isPresent() ? WAIT : FAIL;
    }
}
