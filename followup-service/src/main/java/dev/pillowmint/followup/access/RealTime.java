package dev.pillowmint.followup.access;

import dev.pillowmint.followup.plan.CompressedClock;
import java.time.Clock;

/** Logging in is what people do: a demonstration's compressed time is not for it. */
final class RealTime {
  private RealTime() {}

  static Clock of(Clock clock) {
    return clock instanceof CompressedClock ? Clock.systemUTC() : clock;
  }
}
