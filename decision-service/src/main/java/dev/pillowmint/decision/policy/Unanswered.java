package dev.pillowmint.decision.policy;

/** An amount cannot be reckoned, since something it is made of has no value. */
final class Unanswered extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Answer why;

  Unanswered(Answer why) {
    super(null, null, false, false);
    this.why = why;
  }

  Answer why() {
    return why;
  }
}
