package dev.pillowmint.decision.decide;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.decision.policy.Limits;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a budget was drawn on in one period of a rehearsal.
 *
 * @param budget its name
 * @param period which, e.g. {@code 2026-03}
 * @param spent so far
 * @param limits of the whole period
 * @param refusals how many draws found no room
 * @param ranOutAt time of the first event that found no room; null: none did
 */
public record BudgetUse(
    String budget,
    String period,
    Amount spent,
    Limits limits,
    long refusals,
    @Nullable Instant ranOutAt) {

  static BudgetUse none(Draw draw) {
    String budget = draw.whose() == null ? draw.budget() : draw.budget() + " of " + draw.whose();
    Amount cost = draw.cost().amount();
    return new BudgetUse(
        budget,
        draw.slot().period(),
        new Amount(BigDecimal.ZERO, cost.currency()),
        draw.limits(),
        0,
        null);
  }

  BudgetUse drawn(Draw draw) {
    BigDecimal sum = spent.value().add(draw.cost().amount().value());
    return new BudgetUse(
        budget, period, new Amount(sum, spent.currency()), limits, refusals, ranOutAt);
  }

  BudgetUse without(Draw draw) {
    BigDecimal left = spent.value().subtract(draw.cost().amount().value()).max(BigDecimal.ZERO);
    return new BudgetUse(
        budget, period, new Amount(left, spent.currency()), limits, refusals, ranOutAt);
  }

  BudgetUse refused(Instant time) {
    return new BudgetUse(
        budget, period, spent, limits, refusals + 1, ranOutAt == null ? time : ranOutAt);
  }
}
