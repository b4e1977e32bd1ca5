package io.kaggleingest.account;

import java.time.Instant;
import java.util.UUID;

/** Who sent the request, as the database knew it when the request came in; {@code credits} may have changed since. */
public record Caller(long accountId, UUID apiKeyId, String email, String tier, long credits, Instant createdAt) {}
