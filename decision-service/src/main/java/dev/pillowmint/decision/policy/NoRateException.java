package dev.pillowmint.decision.policy;

import java.time.Instant;
import java.util.Currency;

/** An amount is in a currency for which the policy states no rate; it cannot be compared. */
public final class NoRateException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NoRateException(Currency currency) {
    super("the policy states no rate for " + currency.getCurrencyCode());
  }

  NoRateException(Currency currency, Instant time) {
    super("the policy states no rate for %s at %s".formatted(currency.getCurrencyCode(), time));
  }
}
