package dev.pillowmint.followup.worklist;

import dev.pillowmint.catalogue.Amount;
import org.jspecify.annotations.Nullable;

/**
 * An amount, as people and programs see it.
 *
 * @param amount in major units, e.g. {@code 4.90}
 * @param currency ISO 4217
 */
record MoneyView(@Nullable String amount, @Nullable String currency) {

  static @Nullable MoneyView of(@Nullable Amount amount) {
    return amount == null
        ? null
        : new MoneyView(amount.value().toPlainString(), amount.currency().getCurrencyCode());
  }

  /**
   * The amount that somebody stated.
   *
   * @throws BadRequestException if it is none above zero; says what is expected
   */
  static @Nullable Amount read(@Nullable MoneyView money) {
    if (money == null) {
      return null;
    }
    try {
      Amount amount = Amount.of(String.valueOf(money.amount), String.valueOf(money.currency));
      if (amount.value().signum() > 0) {
        return amount;
      }
    } catch (IllegalArgumentException e) {
      throw new BadRequestException("amount: %s".formatted(e.getMessage()), e);
    }
    throw new BadRequestException("amount is %s; expected more than zero".formatted(money.amount));
  }
}
