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
import java.util.stream.Stream;

/**
 * Weighs a proposal once somebody said yes: caps and budgets bind it at that time, as they would
 * bind it without them.
 */
record Approving(Policy policy, CustomerState customer, Pending pending) {

  /**
   * What the proposed goodwill costs.
   *
   * @param time whose rates count
   */
  Draw.Cost cost(Instant time) {
    return cost(pending.proposed(), time);
  }

  /**
   * What the goodwill among them costs together, in the policy's currency.
   *
   * @throws dev.pillowmint.decision.policy.NoRateException if a currency has no rate
   */
  Draw.Cost cost(List<Pending.Priced> proposed, Instant time) {
    String currency = policy.rates().base().getCurrencyCode();
    BigDecimal sum = BigDecimal.ZERO;
    int gestures = 0;
    for (Pending.Priced gesture : proposed) {
      if (gesture.goodwill() && gesture.amount() != null && gesture.amount().value().signum() > 0) {
        sum = sum.add(policy.rates().inBase(gesture.amount(), time).value());
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
    Draw.Cost cost = cost(given, time);
    if (cost.gestures() == 0) {
      return new Ruling.Granted(List.of(told), given, null, List.of(), Map.of());
    }
    Optional<Rule> rule = policy.rule(pending.rule());
    if (rule.isEmpty()) {
      return held(
          told,
          "The policy %s has no rule %s any more, so no budget is known to pay for it."
              .formatted(policy.name(), pending.rule()));
    }
    Capping capping = new Capping(policy, customer, time);
    if (!capping.hasRoomFor(cost)) {
      return without(given, List.of(told, capping.refusal()), "customer-cap");
    }
    return new Draws(time, cost)
        .on(rule.get().budgets(), pending.stated())
        .map(needed -> drawing(given, cost, needed, told, time))
        .orElseGet(() -> held(told, "What a budget is for each of is not stated."));
  }

  /** The goodwill waits on, whatever was said; what is owed does not. */
  Ruling held(String told, String why) {
    List<String> because = List.of(told, why);
    Pending.Question asked = pending.question();
    if (pending.hasOwed()) {
      return new Ruling.Partly(because, asked.approval());
    }
    return asked.awaits().isEmpty()
        ? new Ruling.Waits(because, asked, false, false)
        : new Ruling.Waits(because, asked.approval(), true, true);
  }

  private static Ruling without(List<Pending.Priced> given, List<String> because, String reason) {
    if (given.stream().allMatch(Pending.Priced::goodwill)) {
      return new Ruling.Declined(because, reason);
    }
    return new Ruling.Granted(
        Stream.concat(because.stream(), Stream.of(Outcomes.ALL_THE_SAME)).toList(),
        given.stream().map(Pending.Priced::unlessGoodwill).toList(),
        null,
        List.of(),
        Map.of());
  }

  private Ruling drawing(
      List<Pending.Priced> given, Draw.Cost cost, List<Draw> draws, String told, Instant time) {
    List<String> because = new ArrayList<>(List.of(told));
    Map<String, Ruling> otherwise = new HashMap<>();
    for (Draw draw : draws) {
      because.add(draw.room());
      otherwise.putIfAbsent(draw.budget(), refused(given, told, draw));
      if (draw.reserve() != null) {
        otherwise.putIfAbsent(draw.reserve().budget(), refused(given, told, draw.reserve()));
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

  private static Ruling refused(List<Pending.Priced> given, String told, Draw draw) {
    return without(given, List.of(told, draw.refusal()), "budget-exhausted");
  }
}
