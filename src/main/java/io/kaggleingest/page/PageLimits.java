package io.kaggleingest.page;

import java.time.Clock;
import java.time.Duration;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.kaggleingest.load.RateLimiter;
import io.kaggleingest.web.Problem;

/** How much one network may ask of the pages without a key; each replica counts for itself. */
@ApplicationScoped
class PageLimits {

    private static final int READS = 120;
    private static final Duration A_MINUTE = Duration.ofMinutes(1);
    private static final Duration AN_HOUR = Duration.ofHours(1);

    @Inject
    PageConfig config;

    @Inject
    Clock clock;

    private RateLimiter reads;
    private RateLimiter fetches;

    @PostConstruct
    void start() {
        reads = new RateLimiter(READS, A_MINUTE, clock);
        fetches = new RateLimiter(config.fetchesPerClient(), AN_HOUR, clock);
    }

    void countRead(String network) {
        reads.count(network, "Too many pages are read from your network").ifPresent(tooMany -> {
            throw tooMany;
        });
    }

    void countFetch(String network) {
        if (config.fetchesPerClient() == 0) {
            throw new Problem(
                    403,
                    "fetches_need_key",
                    "Nothing is fetched here without a key: sign up at /dashboard, it is free");
        }
        String tooMany = "%d fetches an hour are begun from your network without a key; sign up at /dashboard for more"
                .formatted(config.fetchesPerClient());
        fetches.count(network, tooMany).ifPresent(refusal -> {
            throw refusal;
        });
    }

    /** Takes back the count of a fetch that was not begun. */
    void forgiveFetch(String network) {
        fetches.forgive(network);
    }

    int fetchesLeft(String network) {
        return Math.max(0, config.fetchesPerClient() - fetches.events(network));
    }
}
