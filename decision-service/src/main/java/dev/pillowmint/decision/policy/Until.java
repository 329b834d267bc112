package dev.pillowmint.decision.policy;

import java.time.Duration;
import java.time.Instant;

/** When something lapses. */
sealed interface Until {

  Instant at(Facts facts) throws Unanswered;

  /** So long after the event. */
  record After(Duration span) implements Until {
    @Override
    public Instant at(Facts facts) {
      return facts.time().plus(span);
    }
  }

  /** At a time that the event states. */
  record Stated(Expression time) implements Until {
    @Override
    public Instant at(Facts facts) throws Unanswered {
      return Asked.time(time, facts);
    }
  }
}
