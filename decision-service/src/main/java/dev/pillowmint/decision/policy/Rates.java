package dev.pillowmint.decision.policy;

import dev.pillowmint.catalogue.Amount;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one unit of each currency is worth in the policy's own.
 *
 * @param base the policy's currency
 * @param worth of one unit, by currency; not of the base
 */
public record Rates(Currency base, Map<Currency, BigDecimal> worth) {

  public Rates {
    worth = Map.copyOf(worth);
  }

  /** Whether the currency can be converted. */
  public boolean know(Currency currency) {
    return currency.equals(base) || worth.containsKey(currency);
  }

  /**
   * In the policy's currency, rounded half up to its minor unit.
   *
   * @throws NoRateException if the currency has no rate
   */
  public Amount inBase(Amount amount) {
    return amount.currency().equals(base)
        ? amount
        : rounded(exactlyInBase(amount.value(), amount.currency()), base);
  }

  BigDecimal exactlyInBase(BigDecimal value, Currency currency) {
    if (currency.equals(base)) {
      return value;
    }
    @Nullable BigDecimal rate = worth.get(currency);
    if (rate == null) {
      throw new NoRateException(currency);
    }
    return value.multiply(rate);
  }

  static Amount rounded(BigDecimal value, Currency currency) {
    int places = Math.max(0, currency.getDefaultFractionDigits());
    return new Amount(value.setScale(places, RoundingMode.HALF_UP), currency);
  }
}
