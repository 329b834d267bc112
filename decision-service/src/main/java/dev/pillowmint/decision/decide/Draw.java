package dev.pillowmint.decision.decide;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.decision.policy.Limits;
import dev.pillowmint.decision.policy.Slot;
import org.jspecify.annotations.Nullable;

/**
 * What a decision needs of one account before it stands.
 *
 * @param budget name of the budget, for people
 * @param whose which of several alike: the value that a budget is {@code each} of, or a member of
 *     staff; null: there is one
 * @param account name of the account that is drawn on
 * @param slot when, in the account's time
 * @param cost how much
 * @param limits of the account
 * @param reserve what the account's first draw reserves from another; null: nothing
 */
public record Draw(
    String budget,
    @Nullable String whose,
    String account,
    Slot slot,
    Cost cost,
    Limits limits,
    @Nullable Draw reserve) {

  /**
   * What goodwill costs.
   *
   * @param amount in the policy's currency
   * @param gestures with a price
   */
  public record Cost(Amount amount, int gestures) {}

  /** The same account drawn on for that alone; nothing is reserved. */
  public Draw costing(Cost other) {
    return new Draw(budget, whose, account, slot, other, limits, null);
  }

  /** Which budget, for a person. */
  String name() {
    return whose == null ? "The " + budget + " budget" : "The " + budget + " budget of " + whose;
  }

  /** Why it is granted, for a person. */
  String room() {
    return name() + " for " + slot.period() + " has room.";
  }

  /** Why it is refused, for a person. */
  String refusal() {
    return name()
        + " of "
        + limits
        + " for "
        + slot.period()
        + " has no "
        + cost.amount()
        + " left.";
  }
}
