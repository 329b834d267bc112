package dev.pillowmint.decision.policy;

import dev.pillowmint.catalogue.Amount;
import java.math.BigDecimal;

/** What no gesture may cost, so that sums of gestures stay far below what a record can hold. */
final class Bounds {
  private static final Fraction MOST = Fraction.of(new BigDecimal("100000000000"));

  private Bounds() {}

  /**
   * Rounded half up to the currency's minor unit.
   *
   * @param ledger goodwill is bounded in the policy's currency too, in which it is weighed
   */
  static Amount amount(Money money, Ledger ledger) throws Unanswered {
    boolean weighed = ledger == Ledger.GOODWILL && money.convertible();
    if (money.exceeds(MOST) || (weighed && money.inBase().compareTo(MOST) >= 0)) {
      throw new Unanswered(
          new Answer.Unpriced("amount-out-of-range", "the amount is larger than any may be"));
    }
    return money.amount();
  }
}
