package dev.pillowmint.followup.plan;

/** A record cannot be handled however often it is tried: it belongs on the dead-letter topic. */
public final class BadRecordException extends FollowupException {
  private static final long serialVersionUID = 1L;

  public BadRecordException(String message) {
    super(message);
  }

  public BadRecordException(String message, Throwable cause) {
    super(message, cause);
  }
}
