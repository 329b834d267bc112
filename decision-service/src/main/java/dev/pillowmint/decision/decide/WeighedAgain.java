package dev.pillowmint.decision.decide;

import dev.pillowmint.decision.customer.CustomerState;
import dev.pillowmint.decision.customer.Event;
import dev.pillowmint.decision.customer.Remembered;
import dev.pillowmint.decision.policy.Policy;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Weighs a waiting decision again by its rule, as a fresh one: as the customer is known now,
 * without the waiting claim and its event.
 *
 * @param policy that is active now
 * @param customer as known now
 * @param pending what waits
 */
public record WeighedAgain(Policy policy, CustomerState customer, Pending pending) {

  /** Empty: the event is not kept, the rule is gone, or it does not apply any more. */
  Optional<Decision> shown(Instant at) {
    return again(at, false);
  }

  /**
   * What a person may say yes to who answers for what is not shown: a proposal, or a decline. Empty
   * as above.
   */
  public Optional<Decision> vouched(Instant at) {
    return again(at, true);
  }

  private Optional<Decision> again(Instant at, boolean vouched) {
    Event event = pending.event();
    return event == null
        ? Optional.empty()
        : Deciding.again(policy, before(event), event, pending.rule(), at, vouched)
            .filter(decision -> decision.moment().decisionId().equals(pending.decisionId()));
  }

  private CustomerState before(Event event) {
    Instant time = event.time().truncatedTo(ChronoUnit.SECONDS);
    return customer
        .release(pending.decisionId())
        .without(new Remembered(event.type(), time, policy.remembered(event)));
  }
}
