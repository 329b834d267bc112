package dev.pillowmint.followup.plan;

/** What becomes of what is heard of a customer who was erased. */
public enum AfterErasure {
  /** Nothing: it has no effect. */
  REFUSE,
  /**
   * A promise is watched, known by ids and times only; no word of it is kept, nobody is contacted
   * and nothing else that is heard has an effect.
   */
  ANONYMOUS
}
