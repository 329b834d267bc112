package dev.pillowmint.decision.decide;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.decision.policy.Offer;
import java.time.Instant;

/**
 * A gesture that a decision chose.
 *
 * @param id stable; whoever carries it out uses it as idempotency key
 * @param offer what it is
 * @param dueAt by when it is promised
 */
public record Chosen(String id, Offer offer, Instant dueAt) {

  Chosen costing(Amount amount) {
    return new Chosen(id, offer.costing(amount), dueAt);
  }
}
