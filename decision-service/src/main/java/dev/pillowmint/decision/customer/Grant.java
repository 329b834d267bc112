package dev.pillowmint.decision.customer;

import dev.pillowmint.catalogue.Amount;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Goodwill that one decision gave, counted against the customer's caps.
 *
 * @param reservedFor id of a decision that still awaits its budget; null once it is given
 * @param time when the moment happened
 * @param gestures how many gestures with a price
 * @param amount what they cost together, in the policy's currency
 */
public record Grant(@Nullable String reservedFor, Instant time, int gestures, Amount amount) {

  /** The same, as long as that decision awaits its budget. */
  public Grant reservedFor(String decisionId) {
    return new Grant(decisionId, time, gestures, amount);
  }

  Grant given() {
    return new Grant(null, time, gestures, amount);
  }

  /** Whether one gesture of that cost may be part of it. */
  boolean covers(Amount cost) {
    return amount.currency().equals(cost.currency())
        && (gestures == 1
            ? amount.value().compareTo(cost.value()) == 0
            : amount.value().compareTo(cost.value()) >= 0);
  }

  Grant cheaper(Amount by) {
    Amount left = new Amount(amount.value().subtract(by.value()), amount.currency());
    return new Grant(reservedFor, time, gestures, left);
  }

  Grant without(Amount cost) {
    Amount left = new Amount(amount.value().subtract(cost.value()), amount.currency());
    return new Grant(reservedFor, time, gestures - 1, left);
  }
}
