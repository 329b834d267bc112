package dev.pillowmint.decision.decide;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.decision.customer.CustomerState;
import dev.pillowmint.decision.customer.Event;
import dev.pillowmint.decision.customer.Paid;
import dev.pillowmint.decision.policy.Policy;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a customer's state is after an event and what was decided about it. */
public final class Settling {
  private Settling() {}

  /**
   * The state after the event. What awaits a budget or a person is reserved, until {@link
   * CustomerState#confirm} or {@link CustomerState#release}.
   *
   * @param before what the decision was made on
   * @param decision empty: there was no moment
   */
  public static CustomerState after(
      Policy policy, CustomerState before, Event event, Optional<Decision> decision) {
    CustomerState folded = before.fold(event, policy.remembered(event));
    if (folded.erased() || decision.isEmpty()) {
      return folded;
    }
    CustomerState noted = noted(policy, folded, decision.get());
    return decision.get() instanceof Decision.Granted granted && granted.goodwill() != null
        ? noted.with(granted.goodwill())
        : noted;
  }

  /** The state with what the decision counts for, but for caps. */
  public static CustomerState noted(Policy policy, CustomerState state, Decision decision) {
    Instant time = decision.moment().at().truncatedTo(ChronoUnit.SECONDS);
    return state.tallying(Claims.of(decision, policy.rates())).paying(owed(decision, time));
  }

  /**
   * The state once a budget refused what was reserved for the decision.
   *
   * @param waits whether the goodwill waits for a person now
   */
  public static CustomerState refused(CustomerState state, String decisionId, boolean waits) {
    return waits ? state.releaseGoodwill(decisionId) : state.release(decisionId);
  }

  /**
   * The state once a budget refused the goodwill that somebody said yes to, and the rest is given.
   *
   * @param free whether goodwill that costs nothing is among the rest
   */
  public static CustomerState withoutGoodwill(
      CustomerState state, String decisionId, boolean free) {
    return state.releaseGoodwill(decisionId).withoutGoodwill(decisionId, free).confirm(decisionId);
  }

  private static List<Paid> owed(Decision decision, Instant time) {
    List<Paid> owed = new ArrayList<>();
    for (Chosen chosen : decision.given()) {
      Amount amount = chosen.offer().amount();
      if (chosen.offer().owed() && amount != null) {
        owed.add(new Paid(time, amount));
      }
    }
    return owed;
  }
}
