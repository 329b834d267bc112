package dev.pillowmint.decision.policy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/** For how long a limit counts. */
sealed interface Window {

  /** Where a moment falls. */
  Slot slot(Instant time);

  /** How long a calendar period lasts. */
  enum Period {
    DAY,
    /** From Monday, ISO 8601. */
    WEEK,
    MONTH
  }

  /**
   * From midnight to midnight.
   *
   * @param period how long
   * @param zone whose midnight ends it
   */
  record Calendar(Period period, ZoneId zone) implements Window {

    /** Its slot's period is e.g. {@code 2026-03-02}, {@code 2026-W10}, {@code 2026-03}. */
    @Override
    public Slot slot(Instant time) {
      LocalDate date = LocalDate.ofInstant(time, zone);
      return switch (period) {
        case DAY -> until(date.plusDays(1), date.toString());
        case WEEK -> until(date.with(TemporalAdjusters.next(DayOfWeek.MONDAY)), week(date));
        case MONTH ->
            until(
                date.with(TemporalAdjusters.firstDayOfNextMonth()),
                month(date.getYear(), date.getMonthValue()));
      };
    }

    private Slot until(LocalDate next, String name) {
      return Slot.of(name, next.atStartOfDay(zone).toEpochSecond());
    }

    private static String week(LocalDate date) {
      return String.format(
          Locale.ROOT,
          "%d-W%02d",
          date.get(IsoFields.WEEK_BASED_YEAR),
          date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }

    private static String month(int year, int month) {
      return year + (month < 10 ? "-0" : "-") + month;
    }
  }

  /**
   * Any window of that length.
   *
   * @param window at least a minute
   */
  record Rolling(Duration window) implements Window {
    @Override
    public Slot slot(Instant time) {
      return Slot.rolling(window, time);
    }
  }

  /** For good. */
  record Always() implements Window {
    @Override
    public Slot slot(Instant time) {
      return Slot.of("all time", Slot.NEVER);
    }
  }
}
