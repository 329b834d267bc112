package dev.pillowmint.decision.decide;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.decision.customer.CustomerState;
import dev.pillowmint.decision.customer.Grant;
import dev.pillowmint.decision.policy.Policy;
import dev.pillowmint.decision.policy.Rule;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Weighs a proposal once somebody said yes: caps and budgets bind it at that time, as they would
 * bind it without them.
 */
record Approving(Policy policy, CustomerState customer, Pending pending) {

  /** What the proposed goodwill costs. */
  Draw.Cost cost() {
    return cost(pending.proposed());
  }

  /**
   * What the goodwill among them costs together, in the policy's currency.
   *
   * @throws dev.pillowmint.decision.policy.NoRateException if a currency has no rate
   */
  Draw.Cost cost(List<Pending.Priced> proposed) {
    String currency = policy.rates().base().getCurrencyCode();
    BigDecimal sum = BigDecimal.ZERO;
    int gestures = 0;
    for (Pending.Priced gesture : proposed) {
      if (gesture.goodwill() && gesture.amount() != null && gesture.amount().value().signum() > 0) {
        sum = sum.add(policy.rates().inBase(gesture.amount()).value());
        gestures++;
      }
    }
    return new Draw.Cost(new Amount(sum, Amount.ofMinor(0, currency).currency()), gestures);
  }

  /**
   * @param told who said yes, in a sentence
   * @param time when
   */
  Ruling granted(List<Pending.Priced> given, String told, Instant time) {
    Draw.Cost cost = cost(given);
    if (cost.gestures() == 0) {
      return new Ruling.Granted(List.of(told), given, null, List.of(), Map.of());
    }
    Capping capping = new Capping(policy, customer, time);
    if (!capping.hasRoomFor(cost)) {
      return new Ruling.Declined(List.of(told, capping.refusal()), "customer-cap");
    }
    Optional<List<Draw>> draws =
        new Draws(time, cost)
            .on(policy.rule(pending.rule()).map(Rule::budgets).orElse(List.of()), pending.stated());
    return draws
        .map(needed -> drawing(given, cost, needed, told, time))
        .orElseGet(
            () ->
                new Ruling.Declined(
                    List.of(told, "What a budget is for each of is not stated."),
                    "facts-not-stated"));
  }

  private Ruling drawing(
      List<Pending.Priced> given, Draw.Cost cost, List<Draw> draws, String told, Instant time) {
    List<String> because = new ArrayList<>(List.of(told));
    Map<String, Ruling.Declined> otherwise = new HashMap<>();
    for (Draw draw : draws) {
      because.add(draw.room());
      otherwise.putIfAbsent(draw.budget(), refused(told, draw));
      if (draw.reserve() != null) {
        otherwise.putIfAbsent(draw.reserve().budget(), refused(told, draw.reserve()));
      }
    }
    Grant goodwill =
        new Grant(
            draws.isEmpty() ? null : pending.decisionId(),
            time.truncatedTo(ChronoUnit.SECONDS),
            cost.gestures(),
            cost.amount());
    return new Ruling.Granted(because, given, goodwill, draws, otherwise);
  }

  private static Ruling.Declined refused(String told, Draw draw) {
    return new Ruling.Declined(List.of(told, draw.refusal()), "budget-exhausted");
  }
}
