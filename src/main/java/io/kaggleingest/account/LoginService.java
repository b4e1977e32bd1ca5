package io.kaggleingest.account;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.smallrye.mutiny.Uni;

import io.kaggleingest.load.RateLimiter;
import io.kaggleingest.web.Problem;

/**
 * Lets in who knows the password. An unknown address costs the same work and gets the same answer as a wrong password.
 * Failures are counted per address and per client, by each replica for itself.
 */
@ApplicationScoped
class LoginService {

    private static final Duration KEY_LIFETIME = Duration.ofHours(12);
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int FAILURES_PER_ADDRESS = 10;
    private static final int FAILURES_PER_CLIENT = 50;

    private static final String FOR_ADDRESS = "Too many failed log-ins for this address";
    private static final String FROM_CLIENT = "Too many failed log-ins";

    @Inject
    Accounts accounts;

    @Inject
    Keys keys;

    @Inject
    PasswordHasher hasher;

    @Inject
    Clock clock;

    private RateLimiter perAddress;
    private RateLimiter perClient;

    @PostConstruct
    void start() {
        perAddress = new RateLimiter(FAILURES_PER_ADDRESS, WINDOW, clock);
        perClient = new RateLimiter(FAILURES_PER_CLIENT, WINDOW, clock);
    }

    /** Fails with 401 unless the password is right, and with 429 after too many failures, right or wrong. */
    Uni<Keys.Fresh> logIn(String email, PasswordGuess guess, String client) {
        // Texts that are no e-mail address belong to no account: they count as one name, and are not remembered.
        String address = Email.isAddress(email) ? email.toLowerCase(Locale.ROOT) : "no address of " + client;
        requireBelowLimits(address, client);
        return accounts.withPassword(address)
                .chain(found -> hasher.matches(guess, found.passwordHash())
                        .invoke(right -> settle(right && found.exists(), address, client))
                        .replaceWith(found))
                .chain(found -> keys.createAtLogin(found.accountId(), KEY_LIFETIME));
    }

    /**
     * Guesses sent at the same time all pass the first look at the limits, so there is a second one before any of them
     * is told whether it was right.
     */
    private void settle(boolean right, String address, String client) {
        if (right) {
            requireBelowLimits(address, client);
            perAddress.forget(address);
            return;
        }
        perAddress.count(address, FOR_ADDRESS).ifPresent(LoginService::refuse);
        perClient.count(client, FROM_CLIENT).ifPresent(LoginService::refuse);
        throw new Problem(401, "invalid_login", "Invalid email or password");
    }

    private void requireBelowLimits(String address, String client) {
        perAddress.refusal(address, FOR_ADDRESS).ifPresent(LoginService::refuse);
        perClient.refusal(client, FROM_CLIENT).ifPresent(LoginService::refuse);
    }

    private static void refuse(Problem problem) {
        throw problem;
    }
}
