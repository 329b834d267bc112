package dev.pillowmint.intake.keys;

/** The keys cannot be changed now; trying again may help. */
public final class KeysAwayException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public KeysAwayException(String message) {
    super(message);
  }

  public KeysAwayException(String message, Throwable cause) {
    super(message, cause);
  }
}
