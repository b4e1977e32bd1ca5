package io.kaggleingest.credit;

/** What a delivery cost and what is left, in credits. */
public record Receipt(long cost, long remaining) {}
