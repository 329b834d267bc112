package dev.pillowmint.followup.plan;

import java.time.Instant;

/**
 * What to do with a follow-up at this moment.
 *
 * <p>The wish to be left alone cancels after-care, feedback requests and thank-you notes that are
 * not owed; callbacks and the checks of promises stay (see {@link Verdicts}).
 */
public sealed interface Verdict {

  /**
   * Go ahead.
   *
   * @param channel how
   * @param reason that its time has come, or why a person does what a message was meant to do
   */
  record Send(Channel channel, Reason reason) implements Verdict {
    public Send(Channel channel) {
      this(channel, Reason.ITS_TIME);
    }
  }

  /** Not now. */
  record Hold(Reason reason, Instant nextLook) implements Verdict {}

  /** Not any more. */
  record Cancel(Reason reason) implements Verdict {}
}
