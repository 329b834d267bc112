package dev.pillowmint.followup.plan;

/** What became of a promise. */
public enum PromiseState {
  OPEN,
  KEPT,
  BROKEN,
  /**
   * The customer released us from it: they refused the gesture, opted out of it, or were erased.
   */
  RELEASED
}
