package dev.pillowmint.decision.policy;

import dev.pillowmint.catalogue.Amount;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one unit of each currency is worth in the policy's own, and from when.
 *
 * @param base the policy's currency
 * @param worth of one unit, by currency; not of the base
 */
public record Rates(Currency base, Map<Currency, Dated<BigDecimal>> worth) {

  /** In the place of a currency that is at fault, so that what goes by it is not. */
  static final Currency NOT_KNOWN = Currency.getInstance("XXX");

  public Rates {
    worth = Map.copyOf(worth);
  }

  /** Whether the currency can be converted, at one time or another. */
  public boolean know(Currency currency) {
    return currency.equals(base) || worth.containsKey(currency) || base.equals(NOT_KNOWN);
  }

  /** Whether the currency can be converted at that time. */
  boolean know(Currency currency, Instant time) {
    @Nullable Dated<BigDecimal> rates = worth.get(currency);
    return currency.equals(base) || (rates != null && rates.at(time).isPresent());
  }

  /**
   * In the policy's currency, rounded half up to its minor unit.
   *
   * @param time whose rate counts: when the event happened
   * @throws NoRateException if the currency has no rate then
   */
  public Amount inBase(Amount amount, Instant time) {
    return amount.currency().equals(base)
        ? amount
        : rounded(exactlyInBase(Fraction.of(amount.value()), amount.currency(), time), base);
  }

  /**
   * The one worth most, as it is; one alone needs no rate.
   *
   * @param amounts at least one
   * @throws NoRateException if they are several, and a currency has no rate then
   */
  public Amount dearest(List<Amount> amounts, Instant time) {
    return amounts.size() == 1
        ? amounts.getFirst()
        : Collections.max(amounts, Comparator.comparing(amount -> inBase(amount, time).value()));
  }

  Fraction exactlyInBase(Fraction value, Currency currency, Instant time) {
    if (currency.equals(base)) {
      return value;
    }
    @Nullable Dated<BigDecimal> rates = worth.get(currency);
    if (rates == null) {
      throw new NoRateException(currency);
    }
    BigDecimal rate = rates.at(time).orElseThrow(() -> new NoRateException(currency, time));
    return value.times(Fraction.of(rate));
  }

  static Amount rounded(Fraction value, Currency currency) {
    boolean whole = value.under().compareTo(BigDecimal.ONE) == 0;
    return whole && value.over().scale() == Math.max(0, currency.getDefaultFractionDigits())
        ? new Amount(value.over(), currency)
        : new Amount(value.rounded(minorUnit(currency), RoundingMode.HALF_UP), currency);
  }

  /** As ISO 4217 has it: 0.01 for EUR, 1 for JPY. */
  static BigDecimal minorUnit(Currency currency) {
    return BigDecimal.ONE.movePointLeft(Math.max(0, currency.getDefaultFractionDigits()));
  }
}
