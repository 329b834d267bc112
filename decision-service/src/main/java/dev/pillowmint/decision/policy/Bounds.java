package dev.pillowmint.decision.policy;

import dev.pillowmint.catalogue.Amount;
import java.math.BigDecimal;
import java.util.Currency;

/** What no gesture may cost, so that sums of gestures stay far below what a record can hold. */
final class Bounds {
  private static final Fraction MOST = Fraction.of(new BigDecimal("100000000000"));

  private Bounds() {}

  /**
   * Whether the amount is within them as it stands, without a rate.
   *
   * @param base the policy's currency
   */
  static boolean keeps(Amount amount, Currency base) {
    return amount.currency().equals(base) && amount.value().compareTo(MOST.over()) < 0;
  }

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
