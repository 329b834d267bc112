package dev.pillowmint.decision.decide;

import dev.pillowmint.decision.customer.CustomerState;
import dev.pillowmint.decision.customer.Event;
import dev.pillowmint.decision.customer.OpenPromise;
import dev.pillowmint.decision.policy.Policy;
import java.util.List;
import java.util.Optional;

/**
 * Decides about a customer who exists only here: first their history, in order, then the event.
 * Budgets always have room.
 */
public final class Rehearsal {
  private Rehearsal() {}

  /**
   * What would be decided about the event; empty: no moment.
   *
   * @param history what happened before, in this order
   */
  public static Optional<Decision> decide(Policy policy, List<Event> history, Event event) {
    CustomerState customer = CustomerState.UNKNOWN;
    for (Event earlier : history) {
      customer = after(customer, earlier, Deciding.decide(policy, customer, earlier));
    }
    return customer.erased() ? Optional.empty() : Deciding.decide(policy, customer, event);
  }

  private static CustomerState after(
      CustomerState before, Event event, Optional<Decision> decision) {
    CustomerState after = before.fold(event);
    return after.erased() ? after : decision.map(d -> told(after, d)).orElse(after);
  }

  private static CustomerState told(CustomerState state, Decision decision) {
    CustomerState told = state.told();
    if (decision instanceof Decision.Granted granted && granted.goodwill() != null) {
      told = told.with(granted.goodwill()).confirm(decision.moment().decisionId());
    }
    for (Chosen given : decision.given()) {
      told = told.with(new OpenPromise(given.id(), given.offer().description(), given.dueAt()));
    }
    return told;
  }
}
