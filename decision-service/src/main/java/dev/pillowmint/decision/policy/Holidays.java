package dev.pillowmint.decision.policy;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Public and bank holidays by country, from Jollyday's calendars, of the years {@value #FIRST_YEAR}
 * to {@value #LAST_YEAR}. In any other year only the weekend and the dates of the policy are free.
 */
final class Holidays {
  static final int FIRST_YEAR = 1990;
  static final int LAST_YEAR = 2100;
  private static final Map<String, Set<LocalDate>> KNOWN = new ConcurrentHashMap<>();

  private Holidays() {}

  /** Countries, such as {@code GB}. */
  static Set<String> countries() {
    return new TreeSet<>(HolidayManager.getSupportedCalendarCodes());
  }

  /** Parts of a country with holidays of their own, such as {@code GB-ENG}. */
  static Set<String> parts(String country) {
    return manager(country).getCalendarHierarchy().getChildren().keySet().stream()
        .map(part -> country + "-" + part.toUpperCase(Locale.ROOT))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * The holidays of a country or a part of it.
   *
   * @param code such as {@code GB} or {@code GB-ENG}; empty if it is not known
   */
  static Optional<Set<LocalDate>> of(String code) {
    String country = code.split("-", 2)[0];
    if (!countries().contains(country)
        || !(code.equals(country) || parts(country).contains(code))) {
      return Optional.empty();
    }
    return Optional.of(KNOWN.computeIfAbsent(code, Holidays::find));
  }

  private static Set<LocalDate> find(String code) {
    String[] parts = code.toLowerCase(Locale.ROOT).split("-", 2);
    String[] part = parts.length == 1 ? new String[0] : new String[] {parts[1]};
    HolidayManager manager = manager(code.split("-", 2)[0]);
    return IntStream.rangeClosed(FIRST_YEAR, LAST_YEAR)
        .boxed()
        .flatMap(year -> manager.getHolidays(Year.of(year), part).stream())
        .filter(holiday -> holiday.getType() != HolidayType.OBSERVANCE)
        .map(Holiday::getDate)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static HolidayManager manager(String country) {
    return HolidayManager.getInstance(ManagerParameters.create(country));
  }
}
