package dev.pillowmint.followup.plan;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When something is open, by the clock on its wall.
 *
 * @param days its hours by weekday; a day that is missing: closed; empty: always open
 * @param country on whose public holidays it is closed; null: it knows none
 */
public record OpenHours(Map<DayOfWeek, Hours> days, @Nullable String country) {
  private static final int DAYS_AHEAD = 40;

  /** Never closed. */
  public static final OpenHours ALWAYS = new OpenHours(Map.of(), null);

  public OpenHours {
    days = Map.copyOf(days);
  }

  /**
   * A part of a day.
   *
   * @param from first open minute
   * @param until first closed minute; midnight: to the end of the day
   */
  public record Hours(LocalTime from, LocalTime until) {}

  boolean isOpen(Instant time, ZoneId zone) {
    return openFrom(time, zone).equals(time);
  }

  /** That time if it is open then, else when it opens next; that time if it does not for weeks. */
  Instant openFrom(Instant time, ZoneId zone) {
    LocalDate day = time.atZone(zone).toLocalDate();
    for (int ahead = 0; ahead < DAYS_AHEAD; ahead++) {
      Instant open = openFrom(time, day.plusDays(ahead), zone);
      if (open != null) {
        return open;
      }
    }
    return time;
  }

  private @Nullable Instant openFrom(Instant time, LocalDate day, ZoneId zone) {
    Hours hours = hours(day);
    if (hours == null) {
      return null;
    }
    Instant from = at(day, hours.from, zone);
    boolean allDay = hours.until.equals(LocalTime.MIDNIGHT);
    Instant until =
        allDay ? day.plusDays(1).atStartOfDay(zone).toInstant() : at(day, hours.until, zone);
    Instant earliest = time.isBefore(from) ? from : time;
    return earliest.isBefore(until) ? earliest : null;
  }

  private @Nullable Hours hours(LocalDate day) {
    if (Holidays.isOne(country, day)) {
      return null;
    }
    return days.isEmpty()
        ? new Hours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT)
        : days.get(day.getDayOfWeek());
  }

  /** A time that a clock change repeats is meant the first time; one that it skips moves on. */
  private static Instant at(LocalDate day, LocalTime time, ZoneId zone) {
    return ZonedDateTime.of(day, time, zone).toInstant();
  }
}
