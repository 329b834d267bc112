package dev.pillowmint.decision.decide;

import dev.pillowmint.decision.customer.CustomerState;
import dev.pillowmint.decision.customer.Event;
import dev.pillowmint.decision.policy.Policy;
import java.util.List;
import java.util.Optional;

/**
 * What comes of an answer to a proposal.
 *
 * @param policy that is active now
 * @param proposal that waits
 * @param state of the customer before the answer
 */
public record Answering<P extends Proposal<P>>(Policy policy, P proposal, CustomerState state) {

  /** Empty: it says nothing that is known. */
  public Optional<Answer<P>> answered(Event event) {
    return event.type().equals(Verification.TYPE)
        ? Optional.of(verified(event))
        : Review.of(event).map(this::reviewed);
  }

  private Answer<P> verified(Event event) {
    Verification verification = Verification.of(event);
    Pending pending = proposal.pending();
    StatedLater stated =
        Optional.ofNullable(pending.event())
            .flatMap(about -> policy.standing().catalogue().find(about.type()))
            .map(type -> StatedLater.of(type, event.texts("values").orElse(List.of())))
            .orElse(StatedLater.NOTHING);
    if (!stated.faults().isEmpty()) {
      Ruling misread = new Ruling.Waits(stated.faults(), pending.question(), false, false);
      return new Answer<>(proposal, state, misread);
    }
    P shown =
        verification.holds() ? proposal.showing(verification.facts(), stated.values()) : proposal;
    return new Answer<>(
        shown, state, new Reviewing(policy, state, shown.pending()).verified(verification));
  }

  /** Who says yes to what is not shown answers for it: it is weighed as it would be now. */
  private Answer<P> reviewed(Review review) {
    Ruling ruling = new Reviewing(policy, state, proposal.pending()).answered(review);
    if (!(ruling instanceof Ruling.Granted) && !(ruling instanceof Ruling.Partly)) {
      return new Answer<>(proposal, state, ruling);
    }
    Optional<Decision> claim =
        new WeighedAgain(policy, state, proposal.pending()).vouched(review.time());
    if (claim.isPresent() && claim.get() instanceof Decision.Declined declined) {
      return new Answer<>(proposal, state, new Ruling.Weighed(List.of(review.told()), declined));
    }
    return claim.isPresent()
            && claim.get() instanceof Decision.Proposed proposed
            && !proposed.proposed().isEmpty()
        ? vouched(review, proposed)
        : new Answer<>(proposal, state, ruling);
  }

  private Answer<P> vouched(Review review, Decision.Proposed claim) {
    P answerable = proposal.answerable(claim);
    CustomerState reserved =
        Settling.noted(policy, state.release(claim.moment().decisionId()), claim);
    Ruling ruling = new Reviewing(policy, reserved, answerable.pending()).answered(review);
    return ruling instanceof Ruling.Waits
        ? new Answer<>(proposal, state, ruling)
        : new Answer<>(answerable, reserved, ruling);
  }
}
