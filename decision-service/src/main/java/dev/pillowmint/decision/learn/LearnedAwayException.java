package dev.pillowmint.decision.learn;

/** What was learned cannot be told here and now; it can be soon. */
public final class LearnedAwayException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message why, in a sentence
   */
  public LearnedAwayException(String message) {
    super(message);
  }
}
