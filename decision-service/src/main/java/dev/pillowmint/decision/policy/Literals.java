package dev.pillowmint.decision.policy;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/** CEL's own literals of time. */
final class Literals {
  private static final Pattern DURATION =
      Pattern.compile("-?(\\d{1,9}(\\.\\d{1,9})?(h|m|s|ms|us|ns)){1,6}");

  private Literals() {}

  /**
   * @param function {@code duration} or {@code timestamp}
   */
  static boolean valid(String function, String text) {
    return function.equals("duration") ? DURATION.matcher(text).matches() : timestamp(text);
  }

  private static boolean timestamp(String text) {
    try {
      OffsetDateTime.parse(text);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
