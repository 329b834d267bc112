package dev.pillowmint.followup.plan;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody tried to do a follow-up and the customer did not have it so.
 *
 * @param by who
 * @param at when
 * @param outcome what came of it
 * @param note what they wrote about it; null: nothing
 */
public record Try(String by, Instant at, Outcome outcome, @Nullable String note) {

  /** What came of it. */
  public enum Outcome {
    /** Nobody answered. */
    NOT_REACHED,
    /** The customer does not want it. */
    REFUSED
  }
}
