package dev.pillowmint.decision.stream;

/** A record that can never be handled, however often it is tried: it goes to the dead letters. */
public final class BadRecordException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BadRecordException(String message) {
    super(message);
  }

  BadRecordException(String message, Throwable cause) {
    super(message, cause);
  }
}
