package dev.pillowmint.followup.plan;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * When a customer may be disturbed.
 *
 * @param zone where they are
 * @param quiet when they are not to be disturbed there
 */
public record Calendar(ZoneId zone, QuietHours quiet) {

  /** Whether the customer has quiet hours then. */
  public boolean isQuiet(Instant time) {
    return quiet.cover(time.atZone(zone).toLocalTime());
  }

  /**
   * That time if it is welcome, else the end of the quiet hours. An end that a clock change skips
   * moves on with the clocks; one that it repeats counts the second time.
   */
  public Instant welcomeFrom(Instant time) {
    if (!isQuiet(time)) {
      return time;
    }
    LocalDateTime local = LocalDateTime.ofInstant(time, zone);
    LocalDateTime end = local.toLocalDate().atTime(quiet.until());
    if (!end.isAfter(local)) {
      end = end.plusDays(1);
    }
    return ZonedDateTime.of(end, zone).withLaterOffsetAtOverlap().toInstant();
  }
}
