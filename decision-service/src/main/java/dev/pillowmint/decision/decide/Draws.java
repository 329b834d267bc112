package dev.pillowmint.decision.decide;

import dev.pillowmint.decision.policy.BudgetLimit;
import dev.pillowmint.decision.policy.Leeway;
import dev.pillowmint.decision.policy.Limits;
import dev.pillowmint.decision.policy.Slot;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What has to be drawn at a time.
 *
 * <p>An account is named by its budget, its currency, the calendar period and whose it is. So a
 * budget in another currency, or of other periods, begins anew, while another limit or another
 * length of a rolling window counts what was drawn before.
 *
 * @param time that decides the period
 * @param cost of the goodwill
 */
record Draws(Instant time, Draw.Cost cost) {
  /** What a leeway is called among budgets. */
  static final String LEEWAY = "leeway";

  private static final String SEPARATOR = "\u0000";

  /**
   * One draw per budget; empty if a budget is each of something that is not stated.
   *
   * @param stated the event's texts, by attribute
   */
  Optional<List<Draw>> on(List<BudgetLimit> budgets, Map<String, String> stated) {
    Draw[] draws = new Draw[budgets.size()];
    for (int i = 0; i < draws.length; i++) {
      Draw draw = on(budgets.get(i), stated, cost);
      if (draw == null) {
        return Optional.empty();
      }
      draws[i] = draw;
    }
    return Optional.of(List.of(draws));
  }

  /** From what that person may give. */
  Draw on(Leeway.Allowance allowance, String staffId) {
    Slot slot = allowance.slot(time);
    return new Draw(
        LEEWAY, staffId, name(LEEWAY, "", slot, staffId), slot, cost, allowance.limits(), null);
  }

  /** Null: what it is each of is not stated. */
  private @Nullable Draw on(BudgetLimit budget, Map<String, String> stated, Draw.Cost wanted) {
    @Nullable String whose = budget.each() == null ? null : stated.get(budget.each());
    if (budget.each() != null && whose == null) {
      return null;
    }
    BudgetLimit parent = budget.reserveFrom();
    Draw reserve = parent == null ? null : on(parent, stated, all(budget.limits()));
    if (parent != null && reserve == null) {
      return null;
    }
    Slot slot = budget.slot(time);
    return new Draw(
        budget.name(),
        whose,
        name("budget", budget.name(), slot, whose == null ? "" : whose),
        slot,
        wanted,
        budget.limits(),
        reserve);
  }

  /** The whole of a budget. */
  private Draw.Cost all(Limits limits) {
    String currency = cost.amount().currency().getCurrencyCode();
    return new Draw.Cost(
        limits.amount() == null
            ? dev.pillowmint.catalogue.Amount.ofMinor(0, currency)
            : limits.amount(),
        limits.count() == null ? 0 : limits.count());
  }

  private String name(String kind, String budget, Slot slot, String whose) {
    String period = slot.isPeriod() ? slot.period() : "";
    String currency = cost.amount().currency().getCurrencyCode();
    return kind + SEPARATOR + budget + SEPARATOR + currency + SEPARATOR + period + SEPARATOR
        + whose;
  }
}
