package io.kaggleingest.credit;

/**
 * What a delivery cost and what was left after it, in credits.
 *
 * @param replayed paid by an earlier request with the same idempotency key, and not again
 */
public record Receipt(long cost, long remaining, boolean replayed) {}
