package dev.pillowmint.decision.customer;

import dev.pillowmint.catalogue.Amount;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * An event that is remembered, as far as windows need it.
 *
 * @param type of the event
 * @param time when it happened, whole seconds
 * @param amount the one amount that its type's history keeps; null: none, or not stated
 */
public record Remembered(String type, Instant time, @Nullable Amount amount) {

  /** By time; a state remembers events in this order. */
  public static final Comparator<Remembered> ORDER = Remembered::compare;

  /** Without an amount. */
  public Remembered(String type, Instant time) {
    this(type, time, null);
  }

  private static int compare(Remembered one, Remembered other) {
    int byTime = one.time.compareTo(other.time);
    if (byTime != 0) {
      return byTime;
    }
    int byType = one.type.compareTo(other.type);
    return byType == 0 ? one.amountInWords().compareTo(other.amountInWords()) : byType;
  }

  private String amountInWords() {
    return amount == null ? "" : amount.toString();
  }
}
