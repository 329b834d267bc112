package dev.pillowmint.catalogue;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * An exact amount of money, at the scale of its currency.
 *
 * @param value in major units, with exactly the currency's decimal places
 * @param currency ISO 4217
 */
public record Amount(BigDecimal value, Currency currency) {
  /**
   * More than any sum of money has. {@code 1E999999999} is short, but not once it is written out.
   */
  private static final int MOST_DIGITS = 40;

  /**
   * @throws IllegalArgumentException if the value has more places than the currency: nothing is
   *     rounded here
   */
  public Amount {
    try {
      value = value.setScale(places(currency));
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(
          "%s has more than the %d decimal places of %s"
              .formatted(value.toPlainString(), places(currency), currency),
          e);
    }
  }

  /**
   * Reads for example {@code "4.90"} and {@code "EUR"}.
   *
   * @throws IllegalArgumentException if either cannot be read, or there are too many digits or
   *     places
   */
  public static Amount of(String value, String currency) {
    return new Amount(decimal(value), currency(currency));
  }

  /** From minor units, e.g. 490 and EUR for 4.90 EUR. */
  public static Amount ofMinor(long minorUnits, String currency) {
    Currency known = currency(currency);
    return new Amount(BigDecimal.valueOf(minorUnits, places(known)), known);
  }

  /** In the currency's minor unit, exactly. */
  public long minorUnits() {
    return value.unscaledValue().longValueExact();
  }

  /**
   * For example {@code 4.90 EUR}. A value with the places of a currency is never in scientific
   * notation, and its {@code toString()} is kept once made.
   */
  @Override
  public String toString() {
    return value + " " + currency.getCurrencyCode();
  }

  private static int places(Currency currency) {
    return Math.max(0, currency.getDefaultFractionDigits());
  }

  private static BigDecimal decimal(String value) {
    if (value.length() > MOST_DIGITS) {
      throw tooLong();
    }
    BigDecimal decimal = read(value);
    if (Math.abs((long) decimal.scale()) > MOST_DIGITS) {
      throw tooLong();
    }
    return decimal;
  }

  private static IllegalArgumentException tooLong() {
    return new IllegalArgumentException(
        "An amount has at most %d digits, written out".formatted(MOST_DIGITS));
  }

  private static BigDecimal read(String value) {
    try {
      return new BigDecimal(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "\"%s\" is no decimal number such as \"4.90\"".formatted(value), e);
    }
  }

  private static Currency currency(String code) {
    try {
      return Currency.getInstance(code);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "\"%s\" is no ISO 4217 currency such as \"EUR\"".formatted(code), e);
    }
  }
}
