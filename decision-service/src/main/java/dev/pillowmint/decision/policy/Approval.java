package dev.pillowmint.decision.policy;

import dev.pillowmint.catalogue.Amount;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Above which amount of goodwill a person has to say yes, and who.
 *
 * @param tiers rising; the last one that the cost is above decides who is asked
 */
public record Approval(List<Tier> tiers) {

  /** Who is asked where a policy does not say. */
  public static final String ROLE = "care-lead";

  /** How long they have where a policy does not say. */
  public static final Duration ANSWER_WITHIN = Duration.ofDays(2);

  public Approval {
    tiers = List.copyOf(tiers);
  }

  /**
   * Somebody who is asked.
   *
   * @param role who
   * @param answerWithin how long they have
   */
  public record Step(String role, Duration answerWithin) {}

  /**
   * From an amount on.
   *
   * @param above in the policy's currency
   * @param first who is asked
   * @param then who is asked next, if nobody answers
   */
  public record Tier(Amount above, Step first, List<Step> then) {

    public Tier {
      then = List.copyOf(then);
    }

    private Stream<String> roles() {
      return Stream.concat(Stream.of(first), then.stream()).map(Step::role);
    }
  }

  /**
   * Everything is asked of a care-lead.
   *
   * @param base the policy's currency
   */
  public static Approval usual(Currency base) {
    return by(ROLE, base);
  }

  /**
   * Everything is asked of that role.
   *
   * @param base the policy's currency
   */
  public static Approval by(String role, Currency base) {
    Amount zero = Amount.ofMinor(0, base.getCurrencyCode());
    return new Approval(List.of(new Tier(zero, new Step(role, ANSWER_WITHIN), List.of())));
  }

  /** Above which cost anybody is asked. */
  public Amount above() {
    return tiers.getFirst().above();
  }

  /** Whether somebody has to say yes. */
  public boolean needs(Amount cost) {
    return exceeds(cost, tiers.getFirst());
  }

  /** Who says yes to that cost first. */
  public Step first(Amount cost) {
    return tiers.get(tierOf(cost)).first();
  }

  /** Who is asked after so many did not answer; empty: there is nobody more. */
  public Optional<Step> next(Amount cost, int unanswered) {
    return tiers.get(tierOf(cost)).then().stream().skip(unanswered).findFirst();
  }

  /** Whether that role may say yes to that cost: it is asked from that cost or a higher one on. */
  public boolean allows(String role, Amount cost) {
    return tiers.stream().skip(tierOf(cost)).flatMap(Tier::roles).anyMatch(role::equals);
  }

  private int tierOf(Amount cost) {
    return (int) Math.max(0, tiers.stream().takeWhile(t -> exceeds(cost, t)).count() - 1);
  }

  private static boolean exceeds(Amount cost, Tier tier) {
    BigDecimal value = cost.value();
    return value.compareTo(tier.above().value()) > 0;
  }
}
