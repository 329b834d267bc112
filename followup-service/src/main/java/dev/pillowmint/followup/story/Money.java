package dev.pillowmint.followup.story;

import dev.pillowmint.catalogue.Amount;
import java.util.Map;

/** Amounts in the form of JSON. */
public final class Money {
  private Money() {}

  /** For example {@code {"amount": "4.90", "currency": "EUR"}}. */
  public static Map<String, Object> words(Amount amount) {
    return Map.of(
        "amount", amount.value().toPlainString(), "currency", amount.currency().getCurrencyCode());
  }
}
