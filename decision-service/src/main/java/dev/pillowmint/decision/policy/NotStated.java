package dev.pillowmint.decision.policy;

/** What a rule does when its condition reads what nobody stated. */
public enum NotStated {
  /** The rule is passed over, and the explanation says so. */
  SKIP,
  /** The moment is kept, and the customer is asked. */
  ASK,
  /** The moment is kept for a person. */
  PERSON
}
