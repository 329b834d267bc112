package dev.pillowmint.decision.customer;

/** A story cannot be told here and now; it can be soon, or elsewhere. */
public final class StoriesAwayException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message why, in a sentence
   */
  public StoriesAwayException(String message) {
    super(message);
  }
}
