package dev.pillowmint.decision.decide;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.decision.policy.Offer;
import java.time.Instant;

/**
 * A gesture that a decision chose.
 *
 * @param identity stable: the same however often it is decided
 * @param offer what it is
 * @param dueAt by when it is promised
 */
public record Chosen(Identity identity, Offer offer, Instant dueAt) {

  /** Its stable name; whoever carries it out uses it as idempotency key. */
  public String id() {
    return identity.name();
  }

  Chosen plainly() {
    return new Chosen(identity, offer.plainly(), dueAt);
  }

  Chosen costing(Amount amount) {
    return new Chosen(identity, offer.costing(amount), dueAt);
  }
}
