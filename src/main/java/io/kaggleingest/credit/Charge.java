package io.kaggleingest.credit;

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
        Optional<IdempotencyKey> idempotencyKey) {}
