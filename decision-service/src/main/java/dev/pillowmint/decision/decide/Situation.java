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
import java.util.List;

/**
 * What is weighed when a rule has recognised a moment.
 *
 * @param policy whose rule it is
 * @param customer before the event, or when its facts were shown
 * @param event what happened
 * @param facts as the policy sees them
 * @param rule that recognised it
 * @param vouched whether a person answers for what is not shown; then neither a guard nor an
 *     experiment is for it
 * @param offered the gestures
 * @param places which of the rule's gestures each is, from 0; empty: they are all
 */
record Situation(
    Policy policy,
    CustomerState customer,
    Event event,
    Facts facts,
    Rule rule,
    boolean vouched,
    List<Chosen> offered,
    List<Integer> places) {

  /** A member of staff decided already: neither a guard nor an experiment is for that. */
  private static final String OFFERED_BY_STAFF = "gesture.offered-by-staff";

  Instant time() {
    return facts.asOf();
  }

  Tallies tallies() {
    return customer.dealings().tallies();
  }

  String valueOf(KeyOf key) {
    return key.in(facts).orElse("");
  }

  /** Whether a person decided already. */
  boolean byPerson() {
    return vouched || offeredByStaff();
  }

  boolean offeredByStaff() {
    return event.type().equals(OFFERED_BY_STAFF);
  }

  int place(Chosen gesture) {
    int index = 0;
    while (!offered.get(index).identity().equals(gesture.identity())) {
      index++;
    }
    return places.isEmpty() ? index : places.get(index);
  }

  /** In the policy's currency; nothing for a gesture without an amount. */
  BigDecimal cost(Chosen gesture) {
    Amount amount = gesture.offer().amount();
    return amount == null ? BigDecimal.ZERO : policy.rates().inBase(amount, time()).value();
  }

  Amount inBase(BigDecimal value) {
    return new Amount(value, policy.rates().base());
  }
}
