package dev.pillowmint.followup.plan;

import java.util.Locale;

/** What became of a promise. */
public enum PromiseState {
  OPEN,
  KEPT,
  BROKEN,
  /**
   * The customer released us from it: they refused the gesture, opted out of it, or were erased.
   */
  RELEASED;

  /** As it stands in answers, e.g. {@code kept}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
