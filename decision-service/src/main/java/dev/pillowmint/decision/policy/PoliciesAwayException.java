package dev.pillowmint.decision.policy;

/** Policy versions cannot be read or written now; they can be soon. */
public final class PoliciesAwayException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message why, in a sentence
   */
  public PoliciesAwayException(String message) {
    super(message);
  }

  /**
   * @param message why, in a sentence
   */
  public PoliciesAwayException(String message, Throwable cause) {
    super(message, cause);
  }
}
