package io.kaggleingest.account;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.kaggleingest.credit.Charge;
import io.kaggleingest.credit.IdempotencyKey;
import io.kaggleingest.credit.Operation;

/** Who sent the request, as the database knew it when the request came in; {@code credits} may have changed since. */
public record Caller(
        long accountId, UUID apiKeyId, String email, String tier, long credits, Instant createdAt, Set<Scope> scopes) {

    /** Fails with 403 where the key may not ask for content. */
    public void requireContextScope() {
        requireScope(Set.of(Scope.CONTEXT));
    }

    /** Fails with 403 where the key lacks one of them. */
    void requireScope(Set<Scope> needed) {
        needed.stream().filter(scope -> !scopes.contains(scope)).findFirst().ifPresent(missing -> {
            throw missing.lacking();
        });
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
