package dev.pillowmint.decision.stream;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait after failures in a row: doubled each time, bounded, with jitter. */
final class BackOff {
  private static final int MOST_DOUBLINGS = 20;

  private final Duration from;
  private final Duration upTo;
  private final RandomGenerator random;

  BackOff(Duration from, Duration upTo, RandomGenerator random) {
    this.from = from;
    this.upTo = upTo;
    this.random = random;
  }

  /**
   * @param failures in a row, from 1
   */
  Duration after(int failures) {
    long doubled = from.toMillis() << Math.min(MOST_DOUBLINGS, Math.max(0, failures - 1));
    long bounded = Math.min(doubled, upTo.toMillis());
    return Duration.ofMillis(bounded / 2 + random.nextLong(bounded / 2 + 1));
  }
}
