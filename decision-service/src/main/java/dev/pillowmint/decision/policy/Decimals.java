package dev.pillowmint.decision.policy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Optional;

/** How many decimals an amount is written with: {@code 1.000 EUR} may be one euro or a thousand. */
final class Decimals {
  private static final int OF_THOUSANDS = 3;

  private Decimals() {}

  /**
   * What to write instead, if the amount has more decimals than its currency; empty also if either
   * cannot be read.
   */
  static Optional<String> tooMany(String value, String code) {
    try {
      Currency currency = Currency.getInstance(code);
      int places = Math.max(0, currency.getDefaultFractionDigits());
      BigDecimal number = new BigDecimal(value);
      return number.scale() <= places
          ? Optional.empty()
          : Optional.of(advice(number, places, code));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String advice(BigDecimal number, int places, String code) {
    String thousands =
        number.scale() == OF_THOUSANDS
            ? "%s %s or ".formatted(plain(number.movePointRight(OF_THOUSANDS), places), code)
            : "";
    return "%s has %s; write %s%s %s."
        .formatted(code, spoken(places), thousands, plain(number, places), code);
  }

  private static String spoken(int places) {
    return places == 0 ? "no decimals" : places + " decimals";
  }

  /** As an example only, so rounding loses nothing. */
  private static String plain(BigDecimal number, int places) {
    return number.setScale(places, RoundingMode.HALF_UP).toPlainString();
  }
}
