package io.kaggleingest.account;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;

import io.kaggleingest.load.RateLimiter;
import io.kaggleingest.load.TooManyRequests;

/**
 * How many accounts may be opened in an hour, from one network and in all, by each replica's own count: each brings free
 * credits, and each answer tells whether somebody has an account.
 */
@ApplicationScoped
class SignupLimits {

    private static final Duration WINDOW = Duration.ofHours(1);
    private static final String ALL = "all";

    @Inject
    AccountConfig config;

    @Inject
    Clock clock;

    private RateLimiter perNetwork;
    private RateLimiter all;

    @PostConstruct
    void start() {
        perNetwork = new RateLimiter(config.signupsPerNetwork(), WINDOW, clock);
        all = new RateLimiter(config.signups(), WINDOW, clock);
    }

    /** What an account remembers of where it was opened: nothing where the operator does not tell networks apart. */
    @Nullable
    String rememberedNetwork(String network) {
        return config.signupsPerNetwork() == 0 ? null : network;
    }

    /** Counts an attempt; says how it is refused where there were too many. */
    Optional<TooManyRequests> count(String network) {
        Optional<TooManyRequests> refusal = config.signupsPerNetwork() == 0
                ? Optional.empty()
                : perNetwork.count(network, "Too many sign-ups from your network");
        return refusal.isPresent() || config.signups() == 0
                ? refusal
                : all.count(ALL, "Too many sign-ups at the moment");
    }
}
