package dev.pillowmint.decision.policy;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/** Dates as a policy writes them, such as {@code 2026-12-24}. */
final class Dates {
  private Dates() {}

  static Optional<LocalDate> read(Word word) {
    try {
      LocalDate date = LocalDate.parse(word.text());
      if (date.getYear() >= 1 && date.getYear() <= 9999) {
        return Optional.of(date);
      }
    } catch (DateTimeException e) {
      // Falls through to the fault: it is no date.
    }
    word.fault("\"%s\" is no date".formatted(word.text()), "Write for example \"2026-12-24\".");
    return Optional.empty();
  }
}
