package dev.pillowmint.followup.plan;

/** Something that is needed is away: the same again succeeds once it is back. */
public final class TryLaterException extends FollowupException {
  private static final long serialVersionUID = 1L;

  public TryLaterException(String message, Throwable cause) {
    super(message, cause);
  }
}
