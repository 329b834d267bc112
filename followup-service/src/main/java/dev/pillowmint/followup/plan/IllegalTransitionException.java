package dev.pillowmint.followup.plan;

import java.util.UUID;

/** A follow-up was asked to do a step that its state does not allow. */
public final class IllegalTransitionException extends FollowupException {
  private static final long serialVersionUID = 1L;

  private final State from;
  private final State to;

  IllegalTransitionException(UUID followUp, State from, State to) {
    super("Follow-up %s is %s and cannot become %s".formatted(followUp, from, to));
    this.from = from;
    this.to = to;
  }

  /** Where it is. */
  public State from() {
    return from;
  }

  /** Where it was asked to go. */
  public State to() {
    return to;
  }
}
