package dev.pillowmint.sealing;

/** Nothing can be sealed or opened now, through no fault of what is; the same again may succeed. */
public abstract sealed class KeysAwayException extends RuntimeException
    permits KeyNotDurableException, UnreadableKeyException {
  private static final long serialVersionUID = 1L;

  KeysAwayException(String message) {
    super(message);
  }

  KeysAwayException(String message, Throwable cause) {
    super(message, cause);
  }
}
