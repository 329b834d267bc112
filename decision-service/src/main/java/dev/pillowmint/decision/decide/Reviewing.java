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
  private final WeighedAgain again;
  private final Approval approval;

  /**
   * Of one proposal.
   *
   * @param customer as known before the answer
   */
  public Reviewing(Policy policy, CustomerState customer, Pending pending) {
    this.policy = policy;
    this.pending = pending;
    this.again = new WeighedAgain(policy, customer, pending);
    this.approving = new Approving(policy, customer, pending);
    this.approval =
        policy
            .approvalOf(pending.rule())
            .orElseGet(() -> Approval.by(pending.question().role(), policy.rates().base()));
  }

  /** A person answered. */
  public Ruling answered(Review review) {
    if (review.verdict() == Review.Verdict.DECLINE) {
      return declined(review);
    }
    if (pending.proposed().isEmpty()) {
      return stays(NOTHING);
    }
    return weighed(
        review.told(),
        isAsked(review),
        () -> review.verdict() == Review.Verdict.CHANGE ? changed(review) : approved(review));
  }

  /** Who is asked may say no to anything. */
  private Ruling declined(Review review) {
    Optional<Amount> cost = cost(review.time());
    if (isAsked(review) || cost.filter(c -> approval.allows(review.role(), c)).isPresent()) {
      return new Ruling.Declined(List.of(review.told()), "declined-by-person");
    }
    return notAllowed(review, cost.map(Amount::toString).orElse("it"));
  }

  private Ruling approved(Review review) {
    Amount cost = approving.cost(review.time()).amount();
    if (allows(review, cost)) {
      return approving.granted(pending.proposed(), review.told(), review.time());
    }
    return isAsked(review)
        ? dear(review.told(), cost, approval.first(cost))
        : notAllowed(review, cost.toString());
  }

  /** Facts were looked into. */
  public Ruling verified(Verification verification) {
    List<String> awaits = pending.question().awaits();
    List<String> facts = verification.facts();
    Instant time = verification.time();
    String told = verification.told();
    if (awaits.stream().noneMatch(facts::contains)) {
      return new Ruling.Waits(List.of(told), pending.question(), false, false);
    }
    if (!verification.holds()) {
      return new Ruling.Declined(List.of(told), "not-proven");
    }
    List<String> left = awaits.stream().filter(fact -> !facts.contains(fact)).toList();
    if (!left.isEmpty()) {
      return new Ruling.Waits(List.of(told), pending.question().awaiting(left), false, true);
    }
    return again
        .shown(time)
        .<Ruling>map(decision -> new Ruling.Weighed(List.of(told), decision))
        .orElseGet(() -> weighed(told, true, () -> proven(told, time)));
  }

  /**
   * Nobody answered: the next in line is asked; after the last, the same again, less and less
   * often.
   */
  public Ruling unanswered(Instant answerBy) {
    Pending.Question asked = pending.question();
    Optional<Approval.Step> next = next(answerBy);
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

  private Optional<Approval.Step> next(Instant time) {
    return cost(time).flatMap(cost -> approval.next(cost, pending.question().unanswered()));
  }

  private Optional<Amount> cost(Instant time) {
    try {
      return Optional.of(approving.cost(time).amount());
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
    Amount cost = approving.cost(time).amount();
    if (!approval.needs(cost) || policy.approvalOf(pending.rule()).isEmpty()) {
      return approving.granted(pending.proposed(), told, time);
    }
    return dear(told, cost, approval.first(cost));
  }

  private Ruling dear(String told, Amount cost, Approval.Step first) {
    List<String> because =
        List.of(
            told,
            "%s of goodwill is above %s: a %s decides."
                .formatted(cost, approval.above(), first.role()));
    return pending.hasOwed()
        ? new Ruling.Partly(because, Pending.Question.approval(first))
        : new Ruling.Waits(because, Pending.Question.approval(first), true, true);
  }

  private Ruling changed(Review review) {
    Optional<List<Pending.Priced>> repriced = Repricing.of(pending.proposed(), review.amount());
    if (repriced.isEmpty()) {
      return stays(
          "%s (%s) changed it to %s, which is no amount above zero in its currency."
              .formatted(review.staffId(), review.role(), review.amount()));
    }
    Amount before = approving.cost(review.time()).amount();
    Amount cost = approving.cost(repriced.get(), review.time()).amount();
    boolean hasASay = isAsked(review) || approval.allows(review.role(), before);
    return hasASay && allows(review, cost)
        ? approving.granted(repriced.get(), review.told(), review.time())
        : notAllowed(review, (hasASay ? cost : before).toString());
  }

  private boolean isAsked(Review review) {
    return review.role().equals(pending.question().role());
  }

  /** Who the policy names for that cost; who is asked, if nobody would have to be for it. */
  private boolean allows(Review review, Amount cost) {
    return approval.allows(review.role(), cost) || (isAsked(review) && !approval.needs(cost));
  }

  private Ruling notAllowed(Review review, String cost) {
    return stays(
        "%s answered as %s, who may not decide on %s; a %s decides."
            .formatted(review.staffId(), review.role(), cost, pending.question().role()));
  }

  private Ruling stays(String because) {
    return new Ruling.Waits(List.of(because), pending.question(), false, false);
  }

  /** Goodwill whose cost is not known stays proposed. */
  private Ruling weighed(String told, boolean entitled, Supplier<Ruling> weighing) {
    try {
      return weighing.get();
    } catch (NoRateException e) {
      String why = "The goodwill cannot be weighed: " + e.getMessage() + ".";
      return entitled ? approving.held(told, why) : stays(why);
    }
  }
}
