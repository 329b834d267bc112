package dev.pillowmint.decision.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

/** Times that a request states. */
final class Times {
  private Times() {}

  static Instant instant(String parameter, String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new InvalidRequestException(
          parameter,
          "\"%s\" is no point in time; write it like 2026-03-02T09:00:00Z.".formatted(text));
    }
  }

  static LocalDate date(String parameter, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new InvalidRequestException(
          parameter, "\"%s\" is no date; write it like 2026-03-02.".formatted(text));
    }
  }
}
