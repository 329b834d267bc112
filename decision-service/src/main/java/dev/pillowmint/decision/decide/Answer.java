package dev.pillowmint.decision.decide;

import dev.pillowmint.decision.customer.CustomerState;
import dev.pillowmint.decision.customer.Grant;
import dev.pillowmint.decision.customer.Paid;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/**
 * A ruling on a proposal.
 *
 * @param proposal as it is ruled on
 * @param state of the customer before it, with what is reserved for the proposal
 */
public record Answer<P extends Proposal<P>>(P proposal, CustomerState state, Ruling ruling) {

  /**
   * The customer's state after it. What budgets have to say yes to first stays reserved.
   *
   * @param at when somebody answered
   */
  public CustomerState after(Instant at) {
    Pending pending = proposal.pending();
    String id = pending.decisionId();
    return switch (ruling) {
      case Ruling.Waits waits -> state;
      case Ruling.Partly partly -> state.confirmOwed(id).paying(owed(pending.proposed(), at));
      case Ruling.Declined declined -> state.release(id);
      case Ruling.Weighed weighed -> state.release(id);
      case Ruling.Granted granted ->
          granted.draws().isEmpty()
              ? counting(pending, granted, at).confirm(id)
              : counting(pending, granted, at);
    };
  }

  /** Whether it waits no more, even while its budgets are asked: a second answer has no effect. */
  public boolean settles() {
    return !(ruling instanceof Ruling.Partly) && !(ruling instanceof Ruling.Waits);
  }

  /** What it counts for, as far as it turned out otherwise than it was proposed. */
  private CustomerState counting(Pending pending, Ruling.Granted granted, Instant at) {
    CustomerState paid = state.paying(owed(granted.given(), at));
    Grant goodwill = granted.goodwill();
    boolean asProposed = granted.given().equals(pending.proposed());
    if (goodwill == null) {
      return asProposed
          ? paid
          : paid.withoutGoodwill(pending.decisionId(), proposal.givesGoodwill(granted, at));
    }
    return (asProposed ? paid : paid.repriced(pending.decisionId(), goodwill.amount()))
        .with(goodwill);
  }

  private static List<Paid> owed(List<Pending.Priced> given, Instant at) {
    Instant time = at.truncatedTo(ChronoUnit.SECONDS);
    return given.stream()
        .filter(gesture -> !gesture.goodwill())
        .map(Pending.Priced::amount)
        .flatMap(Stream::ofNullable)
        .filter(amount -> amount.value().signum() > 0)
        .map(amount -> new Paid(time, amount))
        .toList();
  }
}
