package dev.pillowmint.decision.api;

/** Somebody else made the missed moment good. */
final class ActedOnException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ActedOnException(MissedView.ActedOnView by) {
    super("%s made it good at %s.".formatted(by.staffId(), by.at()));
  }
}
