package dev.pillowmint.followup.insight;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Days of the company's calendar, both ends included.
 *
 * @param first the first one
 * @param last the last one, not before the first
 */
public record Days(LocalDate first, LocalDate last) {
  private static final Pattern WEEK = Pattern.compile("(\\d{4})-W(\\d{2})");

  public Days {
    if (last.isBefore(first)) {
      throw new IllegalArgumentException("%s is before %s".formatted(last, first));
    }
  }

  /** A span that people ask for. */
  public enum Span {
    THIS_WEEK,
    LAST_WEEK,
    MONTH,
    QUARTER;

    /** As it stands in addresses, e.g. {@code last-week}. */
    public String code() {
      return switch (this) {
        case THIS_WEEK -> "this-week";
        case LAST_WEEK -> "last-week";
        case MONTH -> "month";
        case QUARTER -> "90-days";
      };
    }

    /** The days that are meant on that day, as far as they have come. */
    public Days on(LocalDate today) {
      return switch (this) {
        case THIS_WEEK -> new Days(weekOf(today).first(), today);
        case LAST_WEEK -> weekOf(today.minusWeeks(1));
        case MONTH -> new Days(today.withDayOfMonth(1), today);
        case QUARTER -> new Days(today.minusDays(89), today);
      };
    }
  }

  /** The week from Monday to Sunday that the day is in. */
  public static Days weekOf(LocalDate day) {
    LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    return new Days(monday, monday.plusDays(6));
  }

  /** Reads a week of ISO 8601, e.g. {@code 2026-W47}; empty: it is none. */
  public static Optional<Days> week(String code) {
    Matcher parts = WEEK.matcher(code);
    if (!parts.matches()) {
      return Optional.empty();
    }
    // 4 January is in the first week of its year.
    Days week =
        weekOf(
            LocalDate.of(Integer.parseInt(parts.group(1)), 1, 4)
                .plusWeeks(Long.parseLong(parts.group(2)) - 1));
    return week.week().equals(code) ? Optional.of(week) : Optional.empty();
  }

  /** The week of ISO 8601 that the first day is in, e.g. {@code 2026-W47}. */
  public String week() {
    return "%04d-W%02d"
        .formatted(
            first.get(IsoFields.WEEK_BASED_YEAR), first.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
  }

  public Days plusWeeks(int weeks) {
    return new Days(first.plusWeeks(weeks), last.plusWeeks(weeks));
  }

  /** How many they are. */
  public int count() {
    return Math.toIntExact(ChronoUnit.DAYS.between(first, last) + 1);
  }

  /** When they begin. */
  public Instant from(ZoneId zone) {
    return first.atStartOfDay(zone).toInstant();
  }

  /** When they are over. */
  public Instant until(ZoneId zone) {
    return last.plusDays(1).atStartOfDay(zone).toInstant();
  }
}
