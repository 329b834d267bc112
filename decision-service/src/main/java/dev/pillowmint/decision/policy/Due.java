package dev.pillowmint.decision.policy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;

/** By when a gesture is promised. */
sealed interface Due {

  /** How long after the event. */
  Duration within(Facts facts);

  /** So long after the event. */
  record Span(Duration within) implements Due {
    @Override
    public Duration within(Facts facts) {
      return within;
    }
  }

  /**
   * By the end of a working day.
   *
   * @param number how many working days after the day of the event
   * @param calendar which days are worked
   * @param zone whose midnight ends a day
   */
  record WorkingDays(int number, WorkCalendar calendar, ZoneId zone) implements Due {
    @Override
    public Duration within(Facts facts) {
      LocalDate last = calendar.after(LocalDate.ofInstant(facts.time(), zone), number);
      return Duration.between(facts.time(), last.plusDays(1).atStartOfDay(zone).toInstant());
    }
  }

  /** A span such as {@code 3 days}, or {@code {workingDays: 3, calendar: gb}}. */
  static java.util.Optional<Due> read(Section gesture, Terms terms) {
    if (!gesture.has("within") || gesture.holdsWord("within")) {
      return gesture.word("within").flatMap(Word::span).map(Span::new);
    }
    return gesture
        .section("within")
        .flatMap(
            section -> {
              var number =
                  section.needed("workingDays", "workingDays: 3").flatMap(w -> w.number(1, 1_000));
              var calendar =
                  section
                      .needed("calendar", "calendar: gb")
                      .flatMap(w -> CalendarReader.named(w, terms.calendars()));
              section.refuseUnread();
              return number.flatMap(n -> calendar.map(c -> new WorkingDays(n, c, terms.zone())));
            });
  }
}
