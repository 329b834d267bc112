package dev.pillowmint.decision.customer;

import java.time.Instant;
import java.util.Comparator;

/**
 * An event that is remembered, as far as windows need it.
 *
 * @param type of the event
 * @param time when it happened, whole seconds
 */
public record Remembered(String type, Instant time) {

  /** By time; a state remembers events in this order. */
  public static final Comparator<Remembered> ORDER =
      Comparator.comparing(Remembered::time).thenComparing(Remembered::type);
}
