package dev.pillowmint.decision.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * From one point in time until just before another.
 *
 * @param from its beginning
 * @param to its end
 */
record Span(Instant from, Instant to) {

  boolean empty() {
    return !from.isBefore(to);
  }

  /** The dates of which any moment lies in it, as epoch days. */
  Days touched(ZoneId zone) {
    return new Days(
        LocalDate.ofInstant(from, zone).toEpochDay(),
        LocalDate.ofInstant(to.minusNanos(1), zone).toEpochDay());
  }

  /** The dates of which every moment lies in it, as epoch days. */
  Days whole(ZoneId zone) {
    LocalDate first = LocalDate.ofInstant(from, zone);
    boolean fromMidnight = first.atStartOfDay(zone).toInstant().equals(from);
    return new Days(
        first.toEpochDay() + (fromMidnight ? 0 : 1),
        LocalDate.ofInstant(to, zone).toEpochDay() - 1);
  }

  /**
   * Dates in a row.
   *
   * @param first epoch day
   * @param last epoch day, included; before the first: none
   */
  record Days(long first, long last) {
    Days within(Days other) {
      return new Days(Math.max(first, other.first), Math.min(last, other.last));
    }
  }
}
