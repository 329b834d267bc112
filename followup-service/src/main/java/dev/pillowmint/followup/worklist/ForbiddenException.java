package dev.pillowmint.followup.worklist;

/** Somebody else is asked; the message says who. */
final class ForbiddenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ForbiddenException(String message) {
    super(message);
  }
}
