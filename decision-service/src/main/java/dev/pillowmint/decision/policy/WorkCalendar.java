package dev.pillowmint.decision.policy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/**
 * Which days are worked. Counts by arithmetic, so that ten thousand years cost no more than one.
 */
final class WorkCalendar {
  private static final int WEEK = 7;

  private final Set<DayOfWeek> weekend;
  private final long[] closed;

  /**
   * @param weekend days of the week that are not worked; not all seven
   * @param closed dates that are not worked, such as public holidays
   */
  WorkCalendar(Set<DayOfWeek> weekend, Collection<LocalDate> closed) {
    this.weekend = weekend.isEmpty() ? Set.of() : EnumSet.copyOf(weekend);
    this.closed =
        closed.stream()
            .filter(date -> !this.weekend.contains(date.getDayOfWeek()))
            .mapToLong(LocalDate::toEpochDay)
            .sorted()
            .distinct()
            .toArray();
  }

  /**
   * Days worked from the first day to the last, both included.
   *
   * @param first epoch day
   * @param last epoch day
   */
  long workingDays(long first, long last) {
    if (last < first) {
      return 0;
    }
    long days = last - first + 1;
    long worked = days / WEEK * (WEEK - weekend.size());
    for (long day = last - days % WEEK + 1; day <= last; day++) {
      worked += weekend.contains(dayOfWeek(day)) ? 0 : 1;
    }
    return worked - (upTo(last) - upTo(first - 1));
  }

  /**
   * The day that is so many working days after another.
   *
   * @param number at least 1
   */
  LocalDate after(LocalDate day, int number) {
    long found = day.toEpochDay();
    for (int left = number; left > 0; left -= workingDays(found, found) > 0 ? 1 : 0) {
      found++;
    }
    return LocalDate.ofEpochDay(found);
  }

  private int upTo(long day) {
    int index = Arrays.binarySearch(closed, day);
    return index >= 0 ? index + 1 : -index - 1;
  }

  private static DayOfWeek dayOfWeek(long epochDay) {
    return DayOfWeek.THURSDAY.plus(Math.floorMod(epochDay, WEEK));
  }
}
