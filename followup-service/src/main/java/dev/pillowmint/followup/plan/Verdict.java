package dev.pillowmint.followup.plan;

import java.time.Instant;

/** What to do with a follow-up at this moment. */
public sealed interface Verdict {

  /** Go ahead. */
  record Send(Channel channel) implements Verdict {}

  /** Not now. */
  record Hold(Reason reason, Instant nextLook) implements Verdict {}

  /** Not any more. */
  record Cancel(Reason reason) implements Verdict {}
}
