package dev.pillowmint.decision.policy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the calendars of a policy. */
final class CalendarReader {
  private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

  private CalendarReader() {}

  static Map<String, WorkCalendar> read(Section root) {
    Map<String, WorkCalendar> calendars = new HashMap<>();
    root.section("calendars")
        .ifPresent(
            all ->
                all.eachSection((name, section) -> calendars.put(name.text(), calendar(section))));
    return calendars;
  }

  /** The calendar that a word names; a fault and empty if there is none. */
  static Optional<WorkCalendar> named(Word word, Map<String, WorkCalendar> calendars) {
    Optional<WorkCalendar> calendar = Optional.ofNullable(calendars.get(word.text()));
    if (calendar.isEmpty()) {
      word.fault(
          "there is no calendar \"%s\"".formatted(word.text()),
          Spelling.advice(word.text(), calendars.keySet()) + "Add it under \"calendars\".");
    }
    return calendar;
  }

  private static WorkCalendar calendar(Section section) {
    Set<DayOfWeek> weekend = section.has("weekend") ? weekend(section) : WEEKEND;
    if (weekend.size() == DayOfWeek.values().length) {
      section.fault("weekend", "no day of the week is worked", "Leave at least one out.");
      weekend = WEEKEND;
    }
    Set<LocalDate> closed = new HashSet<>();
    section.words("closed").forEach(word -> Dates.read(word).ifPresent(closed::add));
    section.words("holidays").forEach(word -> holidays(word).ifPresent(closed::addAll));
    section.refuseUnread();
    return new WorkCalendar(weekend, closed);
  }

  private static Set<DayOfWeek> weekend(Section section) {
    List<DayOfWeek> days =
        section.words("weekend").stream()
            .flatMap(word -> word.oneOf(DayOfWeek.class).stream())
            .toList();
    return days.isEmpty() ? Set.of() : EnumSet.copyOf(days);
  }

  private static Optional<Set<LocalDate>> holidays(Word word) {
    String code = word.text().toUpperCase(Locale.ROOT);
    Optional<Set<LocalDate>> holidays = Holidays.of(code);
    if (holidays.isEmpty()) {
      String country = code.split("-", 2)[0];
      Set<String> known =
          Holidays.countries().contains(country) ? Holidays.parts(country) : Holidays.countries();
      word.fault(
          "\"%s\" has no public holidays here".formatted(word.text()),
          Spelling.advice(code, known)
              + "Known are: "
              + String.join(", ", known)
              + ". Any other date goes under \"closed\".");
    }
    return holidays;
  }
}
