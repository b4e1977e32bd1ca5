package io.kaggleingest.account;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.smallrye.mutiny.Uni;

import io.kaggleingest.web.Problem;

/**
 * Lets in who knows the password. An unknown address costs the same work and gets the same answer as a wrong password.
 * Failures are counted by each replica for itself.
 */
@ApplicationScoped
class LoginService {

    private static final Duration KEY_LIFETIME = Duration.ofHours(12);

    /** Guesses that wait because of failures before them; a right password is rarely among them. */
    private static final int MOST_SLOWED = 256;

    @Inject
    Accounts accounts;

    @Inject
    Keys keys;

    @Inject
    PasswordHasher hasher;

    @Inject
    AccountConfig config;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    private final AtomicInteger slowed = new AtomicInteger();
    private LoginPace pace;

    @PostConstruct
    void start() {
        pace = new LoginPace(config.slowestLogin(), clock);
    }

    /** Fails with 401 unless the password is right, or with 429 where there were too many failures. */
    Uni<Keys.KeyWithSecret> logIn(String email, PasswordGuess guess, String client) {
        return check(email, guess, client)
                .chain(account -> keys.createAtLogin(account, KEY_LIFETIME))
                .invoke(newKey ->
                        audit.tell(AuditLog.Event.LOGGED_IN, "account", newKey.key().accountId, "client", client));
    }

    /** @return the account whose password that is */
    Uni<Long> check(String email, PasswordGuess guess, String client) {
        // Texts that are no e-mail address belong to no account: they count as one name, and are not remembered.
        String address = Email.isAddress(email) ? email.toLowerCase(Locale.ROOT) : "no address";
        return inTurn(address, client)
                .chain(() -> accounts.withPassword(address))
                .chain(account -> hasher.matches(guess, account.passwordHash())
                        .invoke(right -> settle(right && account.exists(), address, client))
                        .replaceWith(account.accountId()));
    }

    private Uni<Void> inTurn(String address, String client) {
        Duration delay = pace.delay(address, client);
        if (delay.isZero()) {
            return Uni.createFrom().voidItem();
        }
        audit.tell(AuditLog.Event.LOG_IN_SLOWED, "client", client);
        if (slowed.incrementAndGet() > MOST_SLOWED) {
            slowed.decrementAndGet();
            throw PasswordHasher.busy();
        }
        return Uni.createFrom()
                .voidItem()
                .onItem()
                .delayIt()
                .by(delay)
                .onTermination()
                .invoke(slowed::decrementAndGet);
    }

    private void settle(boolean right, String address, String client) {
        if (right) {
            pace.forgetFailures(address, client);
            return;
        }
        audit.tell(AuditLog.Event.LOG_IN_FAILED, "client", client);
        pace.countFailure(address, client).ifPresent(tooMany -> {
            throw tooMany;
        });
        throw new Problem(401, "invalid_login", "Invalid email or password");
    }
}
