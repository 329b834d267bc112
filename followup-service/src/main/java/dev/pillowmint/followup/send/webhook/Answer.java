package dev.pillowmint.followup.send.webhook;

import dev.pillowmint.followup.plan.Outcome;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** What a receiver's status means. */
final class Answer {
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);

  private Answer() {}

  static Outcome of(int status, Optional<String> retryAfter, Clock clock) {
    if (status >= 200 && status < 300) {
      return Outcome.ACCEPTED;
    }
    if (status == 429 || status == 503) {
      return new Outcome.Away(retryAfter.map(text -> wait(text, clock)).orElse(Duration.ZERO));
    }
    return status == 408 || status >= 500 ? Outcome.AWAY : Outcome.REFUSED;
  }

  /** Seconds, or a date of HTTP; at most an hour, and nothing where it is neither. */
  private static Duration wait(String retryAfter, Clock clock) {
    Duration asked = asked(retryAfter.strip(), clock);
    if (asked.isNegative()) {
      return Duration.ZERO;
    }
    return asked.compareTo(LONGEST_WAIT) < 0 ? asked : LONGEST_WAIT;
  }

  private static Duration asked(String retryAfter, Clock clock) {
    if (retryAfter.matches("[0-9]{1,9}")) {
      return Duration.ofSeconds(Long.parseLong(retryAfter));
    }
    try {
      Instant until =
          ZonedDateTime.parse(retryAfter, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Duration.between(clock.instant(), until);
    } catch (DateTimeException e) {
      return Duration.ZERO;
    }
  }
}
