package dev.pillowmint.decision.policy;

import java.time.Duration;
import java.util.Optional;

/** Spans of time that are some time. */
final class Spans {
  private static final Duration MOST = Duration.ofDays(36_500);

  private Spans() {}

  /** Longer than nothing and no more than 36,500 days; a fault and empty otherwise. */
  static Optional<Duration> some(Word word) {
    return word.span()
        .filter(
            span -> {
              boolean some = span.isPositive() && span.compareTo(MOST) <= 0;
              if (!some) {
                word.fault(
                    "\"%s\" is out of range".formatted(word.text()),
                    "Write a span of more than nothing and at most 36500 days, e.g. \"90 days\".");
              }
              return some;
            });
  }
}
