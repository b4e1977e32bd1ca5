package io.kaggleingest.credit;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * Who is to pay for what.
 *
 * @param balance as it was when the request came in; told again when the operation is free
 * @param resource what is delivered, for example {@code competition/titanic}
 * @param requestId the id under which the caller knows the request
 */
public record Charge(
        long accountId,
        UUID apiKeyId,
        long balance,
        Operation operation,
        String resource,
        String requestId,
        Optional<IdempotencyKey> idempotencyKey) {

    /** For whatever is read of the resource on that day: taken once. */
    public Charge daily(LocalDate day) {
        IdempotencyKey key = IdempotencyKey.daily(resource, day);
        return new Charge(accountId, apiKeyId, balance, operation, resource, requestId, Optional.of(key));
    }
}
