package dev.pillowmint.decision.decide;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.decision.customer.CustomerState;
import dev.pillowmint.decision.customer.Event;
import dev.pillowmint.decision.customer.Tallies;
import dev.pillowmint.decision.policy.Facts;
import dev.pillowmint.decision.policy.KeyOf;
import dev.pillowmint.decision.policy.Policy;
import dev.pillowmint.decision.policy.Rule;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/**
 * What is weighed when a rule has recognised a moment.
 *
 * @param policy whose rule it is
 * @param customer before the event
 * @param event what happened
 * @param facts as the policy sees them
 * @param rule that recognised it
 * @param places by gesture id: which of the rule's gestures it is, from 0
 */
record Situation(
    Policy policy,
    CustomerState customer,
    Event event,
    Facts facts,
    Rule rule,
    Map<String, Integer> places) {

  /** A member of staff decided already: neither a guard nor an experiment is for that. */
  private static final String OFFERED_BY_STAFF = "gesture.offered-by-staff";

  Instant time() {
    return event.time();
  }

  Tallies tallies() {
    return customer.dealings().tallies();
  }

  String valueOf(KeyOf key) {
    return key.in(facts).orElse("");
  }

  boolean offeredByStaff() {
    return event.type().equals(OFFERED_BY_STAFF);
  }

  int place(Chosen gesture) {
    return places.getOrDefault(gesture.id(), 0);
  }

  /** In the policy's currency; nothing for a gesture without an amount. */
  BigDecimal cost(Chosen gesture) {
    Amount amount = gesture.offer().amount();
    return amount == null ? BigDecimal.ZERO : policy.rates().inBase(amount).value();
  }

  Amount inBase(BigDecimal value) {
    return new Amount(value, policy.rates().base());
  }
}
