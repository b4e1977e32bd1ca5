package io.kaggleingest.account;

import java.security.SecureRandom;
import java.time.Clock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

import io.kaggleingest.credit.Credits;
import io.kaggleingest.web.Problem;

/** Opens accounts: account, first key and first credits come into being together or not at all. */
@ApplicationScoped
class Accounts {

    private static final String FIRST_TIER = "free";
    private static final String FIRST_KEY = "default";

    @Inject
    Credits credits;

    @Inject
    Clock clock;

    private final SecureRandom random = new SecureRandom();

    @WithSession
    Uni<Boolean> isTaken(Email email) {
        return Account.exists(email);
    }

    /**
     * What it takes to check a password.
     *
     * @param passwordHash where there is no such account, one that no password matches
     */
    record WithPassword(boolean exists, long accountId, String passwordHash) {

        @Override
        public String toString() {
            return "WithPassword[" + accountId + "]";
        }
    }

    @WithSession
    Uni<WithPassword> withPassword(String email) {
        return Account.of(email)
                .map(account -> account == null
                        ? new WithPassword(false, 0, PasswordHash.OF_NOBODY)
                        : new WithPassword(true, account.id, account.passwordHash));
    }

    /**
     * @param network from which it is opened; null where networks are not told apart
     * @return the API key, which nobody can read again
     */
    @WithTransaction
    Uni<String> open(Email email, String passwordHash, @Nullable String network, String requestId) {
        String key = KeyFormat.generate(random);
        Account account = new Account();
        account.email = email.value();
        account.passwordHash = passwordHash;
        account.network = network;
        account.tier = FIRST_TIER;
        account.credits = credits.initial();
        account.createdAt = clock.instant();
        return account.persistAndFlush()
                .onFailure(Accounts::isTwice)
                .transform(twice -> emailTaken())
                .chain(() ->
                        ApiKey.of(account.id, key, FIRST_KEY, account.createdAt).persist())
                .chain(() -> credits.recordInitial(account.id, requestId))
                .replaceWith(key);
    }

    static Problem emailTaken() {
        return new Problem(409, "email_taken", "Email already registered");
    }

    private static boolean isTwice(Throwable failure) {
        return failure instanceof ConstraintViolationException violation
                && "account_email_unique".equals(violation.getConstraintName());
    }
}
