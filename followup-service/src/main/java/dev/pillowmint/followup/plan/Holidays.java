package dev.pillowmint.followup.plan;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Public and bank holidays of whole countries, from Jollyday's calendars. */
final class Holidays {
  private static final int MOST_KNOWN = 2_000;
  private static final Set<String> COUNTRIES =
      Set.copyOf(HolidayManager.getSupportedCalendarCodes());
  private static final Map<String, Set<LocalDate>> KNOWN = new ConcurrentHashMap<>();

  private Holidays() {}

  /**
   * Whether nobody works there on that day.
   *
   * @param country ISO 3166-1 alpha-2; null or one without a calendar: no day is a holiday
   */
  static boolean isOne(@Nullable String country, LocalDate day) {
    if (country == null || !isKnown(country)) {
      return false;
    }
    String code = country.toUpperCase(Locale.ROOT);
    if (KNOWN.size() > MOST_KNOWN) {
      KNOWN.clear();
    }
    return KNOWN
        .computeIfAbsent(code + day.getYear(), key -> find(code, day.getYear()))
        .contains(day);
  }

  /** Whether there is a calendar of that country. */
  static boolean isKnown(String country) {
    return COUNTRIES.contains(country.toUpperCase(Locale.ROOT));
  }

  private static Set<LocalDate> find(String country, int year) {
    return HolidayManager.getInstance(ManagerParameters.create(country))
        .getHolidays(Year.of(year))
        .stream()
        .filter(holiday -> holiday.getType() != HolidayType.OBSERVANCE)
        .map(Holiday::getDate)
        .collect(Collectors.toUnmodifiableSet());
  }
}
