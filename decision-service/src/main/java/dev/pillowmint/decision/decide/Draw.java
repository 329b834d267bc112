package dev.pillowmint.decision.decide;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.decision.policy.BudgetLimit;

/**
 * What a decision needs of a budget before it stands.
 *
 * @param budget name of the budget
 * @param period which period, e.g. {@code 2026-03}
 * @param amount how much, in the budget's currency
 * @param limit what the whole period may cost
 */
public record Draw(String budget, String period, Amount amount, Amount limit) {

  static Draw of(BudgetLimit budget, Moment moment, Amount amount) {
    return new Draw(budget.name(), budget.periodOf(moment.event().time()), amount, budget.amount());
  }
}
