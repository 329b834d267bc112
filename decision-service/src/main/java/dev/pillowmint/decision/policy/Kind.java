package dev.pillowmint.decision.policy;

/** What kind of small act a gesture is. */
public enum Kind {
  /** Money back, or a fee waived. */
  REFUND,
  /** A thing, with a note. */
  GIFT,
  /** A person calls. It is attention, not money: no cap counts it. */
  CALLBACK
}
