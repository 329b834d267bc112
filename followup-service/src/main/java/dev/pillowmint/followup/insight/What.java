package dev.pillowmint.followup.insight;

/** What is counted. */
public enum What {
  /** A moment that something was given for. */
  ACTED,
  /** A moment that waits for a person's yes. */
  WAITS,
  /** A moment that was missed, and is not made good. */
  MISSED,
  /** A missed moment that a person made good. */
  MADE_GOOD,
  /** A moment that the policy or a person meant to let pass. */
  MEANT,
  /** What was given because it was owed. */
  OWED,
  /** What was given as goodwill. */
  GOODWILL,
  /** What was taken from a budget. */
  DRAWN,
  PROMISE_KEPT,
  PROMISE_BROKEN,
  /** A promise that the customer released us from. */
  PROMISE_RELEASED,
  /** What customers did within 90 days after they were given something. */
  PRAISED,
  CAME_BACK,
  REFERRED,
  COMPLAINED_AGAIN,
  LEFT;

  /** As it stands in messages and classes, e.g. {@code made-good}. */
  public String code() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
