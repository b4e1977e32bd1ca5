package io.kaggleingest.account;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.kaggleingest.credit.Charge;
import io.kaggleingest.credit.IdempotencyKey;
import io.kaggleingest.credit.Operation;
import io.kaggleingest.load.Tenant;

/**
 * Who sent the request, as the database knew it when the request came in; {@code credits} may have changed since.
 *
 * @param network from which the account was opened; null where networks are not told apart
 * @param lastChange the number of the last change of a resource, as the database knew it then
 */
public record Caller(
        long accountId,
        UUID apiKeyId,
        String email,
        String tier,
        long credits,
        Instant createdAt,
        Set<Scope> scopes,
        @Nullable String network,
        long lastChange) {

    private static final String NEVER_PAID = "free";

    /**
     * In whose line the caller waits. Accounts that never paid cost nothing to open: those of one network wait in one line,
     * however many there are.
     */
    public Tenant tenant() {
        return network == null || !tier.equals(NEVER_PAID) ? Tenant.of(accountId) : Tenant.ofNetwork(network);
    }

    /** Refuses a key that was not given for this. */
    public void require(Scope scope) {
        if (!scopes.contains(scope)) {
            throw scope.insufficient();
        }
    }

    /**
     * What this caller would pay for an operation.
     *
     * @param resource what is delivered, for example {@code competition/titanic}
     * @param idempotencyKey as the caller sent it, if one came
     * @param wording everything in which two requests may differ
     */
    public Charge charge(
            Operation operation, String resource, String requestId, @Nullable String idempotencyKey, String wording) {
        return new Charge(
                accountId,
                apiKeyId,
                credits,
                operation,
                resource,
                requestId,
                Optional.ofNullable(idempotencyKey).map(key -> IdempotencyKey.of(key, wording)));
    }
}
