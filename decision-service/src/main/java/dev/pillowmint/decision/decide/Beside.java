package dev.pillowmint.decision.decide;

import dev.pillowmint.decision.customer.CustomerState;
import dev.pillowmint.decision.customer.Event;
import java.util.Optional;

/** What is told of each event that was decided, and may look at it again, without any effect. */
public interface Beside {

  /** Looks at nothing. */
  Beside NOTHING = (before, event, decision) -> {};

  /**
   * An event was decided. Never throws.
   *
   * @param before the customer before the event
   * @param decision of the active policy, before any budget has answered; empty: no moment
   */
  void decided(CustomerState before, Event event, Optional<Decision> decision);
}
