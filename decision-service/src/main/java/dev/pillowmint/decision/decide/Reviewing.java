package dev.pillowmint.decision.decide;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.decision.customer.CustomerState;
import dev.pillowmint.decision.policy.Approval;
import dev.pillowmint.decision.policy.NoRateException;
import dev.pillowmint.decision.policy.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Rules on a proposal, by the policy that is active now: who may say yes to it, and which caps and
 * budgets bind it. Depends on its arguments only.
 */
public final class Reviewing {
  private static final Duration OFTENEST = Duration.ofDays(1);
  private static final Duration RAREST = Duration.ofDays(7);
  private static final String NOTHING =
      "Nothing is proposed that could be given: offer something instead, or decline.";

  private final Policy policy;
  private final Pending pending;
  private final Approving approving;
  private final Approval approval;

  /**
   * Of one proposal.
   *
   * @param customer as known before the answer
   */
  public Reviewing(Policy policy, CustomerState customer, Pending pending) {
    this.policy = policy;
    this.pending = pending;
    this.approving = new Approving(policy, customer, pending);
    this.approval =
        policy.approvalOf(pending.rule()).orElseGet(() -> Approval.by(pending.question().role()));
  }

  /** A person answered. */
  public Ruling answered(Review review) {
    return weighed(
        () -> {
          Amount cost = approving.cost().amount();
          if (!allows(review.role(), cost)) {
            return notAllowed(review, cost);
          }
          if (pending.proposed().isEmpty() && review.verdict() != Review.Verdict.DECLINE) {
            return stays(NOTHING);
          }
          return switch (review.verdict()) {
            case DECLINE -> new Ruling.Declined(List.of(review.told()), "declined-by-person");
            case APPROVE -> approving.granted(pending.proposed(), review.told(), review.time());
            case CHANGE -> changed(review);
          };
        });
  }

  /**
   * Facts were looked into.
   *
   * @param holds whether they are as the customer said
   */
  public Ruling verified(List<String> facts, boolean holds, Instant time) {
    List<String> awaits = pending.question().awaits();
    String told =
        "Verified: %s %s.".formatted(String.join(", ", facts), holds ? "holds" : "does not hold");
    if (awaits.stream().noneMatch(facts::contains)) {
      return new Ruling.Waits(List.of(told), pending.question(), false, false);
    }
    if (!holds) {
      return new Ruling.Declined(List.of(told), "not-proven");
    }
    List<String> left = awaits.stream().filter(fact -> !facts.contains(fact)).toList();
    return left.isEmpty()
        ? weighed(() -> proven(told, time))
        : new Ruling.Waits(List.of(told), pending.question().awaiting(left), false, true);
  }

  /**
   * Nobody answered: the next in line is asked; after the last, the same again, less and less
   * often.
   */
  public Ruling unanswered(Instant answerBy) {
    Pending.Question asked = pending.question();
    Optional<Approval.Step> next = next();
    if (next.isPresent()) {
      String escalated =
          "The %s did not answer by %s: a %s decides."
              .formatted(asked.role(), answerBy, next.get().role());
      return new Ruling.Waits(List.of(escalated), asked.escalated(next.get()), true, true);
    }
    String overdue =
        "Overdue: nobody answered by %s; a %s decides.".formatted(answerBy, asked.role());
    return new Ruling.Waits(
        List.of(overdue), asked.overdue(reminder(asked.answerWithin())), true, false);
  }

  private Optional<Approval.Step> next() {
    try {
      return approval.next(approving.cost().amount(), pending.question().unanswered());
    } catch (NoRateException e) {
      return Optional.empty();
    }
  }

  /** Twice as long as before, between a day and a week. */
  private static Duration reminder(Duration before) {
    Duration twice = before.multipliedBy(2);
    if (before.compareTo(RAREST) >= 0 || twice.compareTo(RAREST) > 0) {
      return RAREST;
    }
    return twice.compareTo(OFTENEST) < 0 ? OFTENEST : twice;
  }

  private Ruling proven(String told, Instant time) {
    if (pending.proposed().isEmpty()) {
      return new Ruling.Waits(
          List.of(told, NOTHING), pending.question().awaiting(List.of()), false, true);
    }
    Amount cost = approving.cost().amount();
    if (!approval.needs(cost) || policy.approvalOf(pending.rule()).isEmpty()) {
      return approving.granted(pending.proposed(), told, time);
    }
    Approval.Step first = approval.first(cost);
    return new Ruling.Waits(
        List.of(
            told,
            "%s of goodwill is above %s: a %s decides."
                .formatted(cost, approval.above(), first.role())),
        new Pending.Question(
            Decision.Awaits.NEEDS_APPROVAL, first.role(), first.answerWithin(), 0, List.of()),
        true,
        true);
  }

  private Ruling changed(Review review) {
    Optional<List<Pending.Priced>> repriced = Repricing.of(pending.proposed(), review.amount());
    if (repriced.isEmpty()) {
      return stays(
          "%s (%s) changed it to %s, which is no amount above zero in its currency."
              .formatted(review.staffId(), review.role(), review.amount()));
    }
    Amount cost = approving.cost(repriced.get()).amount();
    return allows(review.role(), cost)
        ? approving.granted(repriced.get(), review.told(), review.time())
        : notAllowed(review, cost);
  }

  /** Who is asked may say yes to what is asked; above that, who the policy names for it. */
  private boolean allows(String role, Amount cost) {
    boolean asked =
        role.equals(pending.question().role())
            && cost.value().compareTo(approving.cost().amount().value()) <= 0;
    return asked || approval.allows(role, cost);
  }

  private Ruling notAllowed(Review review, Amount cost) {
    return stays(
        "%s answered as %s, who may not decide on %s; a %s decides."
            .formatted(review.staffId(), review.role(), cost, pending.question().role()));
  }

  private Ruling stays(String because) {
    return new Ruling.Waits(List.of(because), pending.question(), false, false);
  }

  private static Ruling weighed(Supplier<Ruling> weighing) {
    try {
      return weighing.get();
    } catch (NoRateException e) {
      return new Ruling.Declined(
          List.of("It cannot be weighed: " + e.getMessage() + "."), "no-rate");
    }
  }
}
