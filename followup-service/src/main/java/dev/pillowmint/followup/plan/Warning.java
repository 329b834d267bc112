package dev.pillowmint.followup.plan;

import java.time.Duration;
import java.time.Instant;

/**
 * How long before its time a promise warns its owner.
 *
 * @param percent of the time that was promised; 0 to 100
 * @param least never later than that before its time
 * @param most never earlier than that before its time
 */
public record Warning(int percent, Duration least, Duration most) {

  /** A quarter of the time, at least 15 minutes and at most a day. */
  public static final Warning DEFAULT =
      new Warning(25, Duration.ofMinutes(15), Duration.ofHours(24));

  /**
   * @throws IllegalArgumentException if it makes no sense; says what was expected
   */
  public Warning {
    if (percent < 0 || percent > 100 || least.isNegative() || most.compareTo(least) < 0) {
      throw new IllegalArgumentException(
          "A warning of %d %%, at least %s and at most %s before its time; expected 0 to 100 %%, and at most not below at least"
              .formatted(percent, least, most));
    }
  }

  /**
   * When to warn of what is due then.
   *
   * @param from since when it was known
   */
  Instant at(Instant from, Instant due) {
    Duration part = Duration.between(from, due).multipliedBy(percent).dividedBy(100);
    Duration before = part.compareTo(least) < 0 ? least : part;
    return due.minus(before.compareTo(most) > 0 ? most : before);
  }
}
