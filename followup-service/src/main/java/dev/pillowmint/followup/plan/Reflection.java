package dev.pillowmint.followup.plan;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says after they made a customer's day; all of it is optional, something is there.
 *
 * @param by who
 * @param at when
 * @param feeling how it felt; null: not said
 * @param doing whose doing it was; null: not said
 * @param better what the company could have done better; null: not said
 * @param mayBeNamed whether they agree to be named with it
 */
public record Reflection(
    String by,
    Instant at,
    @Nullable String feeling,
    @Nullable Doing doing,
    @Nullable String better,
    boolean mayBeNamed) {

  /** Whether nothing was said. */
  public boolean isEmpty() {
    return feeling == null && doing == null && better == null;
  }

  /** Whose doing it was. */
  public enum Doing {
    /** It happened to go well. */
    FLUKE,
    /** They had the power to do it. */
    OURS,
    /** Some of each. */
    BOTH
  }
}
