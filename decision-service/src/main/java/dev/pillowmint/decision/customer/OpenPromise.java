package dev.pillowmint.decision.customer;

import java.time.Instant;

/**
 * Something promised and not yet kept.
 *
 * @param id of the promise, or of the granted gesture
 * @param what in words
 * @param dueAt by when
 */
public record OpenPromise(String id, String what, Instant dueAt) {}
