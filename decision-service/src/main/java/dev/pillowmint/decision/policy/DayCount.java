package dev.pillowmint.decision.policy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts the dates of one span. By arithmetic and bisection: never day by day.
 *
 * @param beginning date of the beginning, as epoch day; does not count itself
 * @param last date that may count, as epoch day
 * @param stops dates that do not count, each once
 * @param wholeStops dates that do not use up grace: those that are paused from midnight to midnight
 * @param rules how it is counted
 */
record DayCount(
    long beginning,
    long last,
    List<Span.Days> stops,
    List<Span.Days> wholeStops,
    Accrual.Rules rules) {

  static DayCount of(Span span, List<Span> stopped, Accrual.Rules rules) {
    List<Span> merged =
        Stops.merged(stopped).stream().map(s -> untilMidnight(s, span, rules.zone())).toList();
    List<Span.Days> whole = Stops.apart(merged.stream().map(s -> s.whole(rules.zone())).toList());
    List<Span.Days> touched =
        Stops.apart(merged.stream().map(s -> s.touched(rules.zone())).toList());
    boolean begun = rules.up() || rules.count() == Accrual.Count.HOURS;
    Span.Days dates = begun ? span.touched(rules.zone()) : span.whole(rules.zone());
    long beginning = LocalDate.ofInstant(span.from(), rules.zone()).toEpochDay();
    return new DayCount(beginning, dates.last(), rules.up() ? whole : touched, whole, rules);
  }

  /** A pause until the end lasts for all that is left of the last date. */
  private static Span untilMidnight(Span stop, Span span, ZoneId zone) {
    if (stop.to().isBefore(span.to())) {
      return stop;
    }
    LocalDate last = LocalDate.ofInstant(span.to().minusNanos(1), zone);
    return new Span(stop.from(), last.plusDays(1).atStartOfDay(zone).toInstant());
  }

  long counted(Accrual.Grace grace) {
    boolean working = rules.count() == Accrual.Count.WORKING_DAYS;
    return counted(endOfGrace(grace) + 1, last, working, stops);
  }

  /** The last date that does not count, as epoch day; at most the last date of all. */
  long endOfGrace(Accrual.Grace grace) {
    long low = beginning;
    long high = Math.max(beginning, last);
    while (low < high) {
      long middle = low + (high - low) / 2;
      if (counted(beginning + 1, middle, grace.working(), wholeStops) >= grace.days()) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private long counted(long first, long until, boolean working, List<Span.Days> left) {
    Span.Days all = new Span.Days(first, until);
    long count = number(all, working);
    for (Span.Days days : left) {
      count -= number(days.within(all), working);
    }
    return count;
  }

  private long number(Span.Days days, boolean working) {
    @Nullable WorkCalendar calendar = rules.calendar();
    return working && calendar != null
        ? calendar.workingDays(days.first(), days.last())
        : Math.max(0, days.last() - days.first() + 1);
  }
}
