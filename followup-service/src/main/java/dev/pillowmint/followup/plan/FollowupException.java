package dev.pillowmint.followup.plan;

/** Root of this service's faults; the subtype says what to do about one. */
public abstract class FollowupException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  protected FollowupException(String message) {
    super(message);
  }

  protected FollowupException(String message, Throwable cause) {
    super(message, cause);
  }
}
