package dev.pillowmint.decision.customer;

import dev.pillowmint.catalogue.Amount;
import java.time.Instant;

/**
 * Money that was owed and granted.
 *
 * @param time when the moment happened, whole seconds
 * @param amount as granted
 */
public record Paid(Instant time, Amount amount) {}
