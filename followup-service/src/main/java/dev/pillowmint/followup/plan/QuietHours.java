package dev.pillowmint.followup.plan;

import java.time.LocalTime;

/**
 * The part of a day in which a customer is not disturbed, in their local time; it may span
 * midnight.
 *
 * @param from first quiet minute
 * @param until first minute that is not quiet; equal to {@code from}: never quiet
 */
public record QuietHours(LocalTime from, LocalTime until) {

  /** Whether that time of day is quiet. */
  public boolean cover(LocalTime time) {
    boolean afterFrom = !time.isBefore(from);
    boolean beforeUntil = time.isBefore(until);
    return from.isAfter(until) ? afterFrom || beforeUntil : afterFrom && beforeUntil;
  }
}
