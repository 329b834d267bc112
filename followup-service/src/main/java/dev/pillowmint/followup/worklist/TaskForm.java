package dev.pillowmint.followup.worklist;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What somebody filled in on a task's page.
 *
 * @param revision the task's, as they saw it
 * @param note what they wrote; empty: nothing
 * @param again when to try next: in so many hours, or {@code at} for the time below
 * @param at a local time of the customer's, e.g. {@code 2026-03-02T14:00}
 */
record TaskForm(
    @Nullable Long revision, @Nullable String note, @Nullable String again, @Nullable String at) {
  static final int LONGEST_NOTE = 2000;
  private static final Duration FURTHEST = Duration.ofDays(60);

  /** What they wrote; null: nothing. */
  @Nullable String words() {
    return note == null || note.isBlank() ? null : note.strip();
  }

  /** Whether what they wrote is longer than can be kept. */
  boolean isTooLong() {
    return note != null && note.strip().length() > LONGEST_NOTE;
  }

  /**
   * When to try next; null: that was not said, or is not between now and in 60 days.
   *
   * @param zone the customer's
   */
  @Nullable Instant next(Instant now, ZoneId zone) {
    Instant next;
    try {
      next =
          "at".equals(again)
              ? LocalDateTime.parse(String.valueOf(at)).atZone(zone).toInstant()
              : now.plus(Duration.ofHours(Integer.parseInt(String.valueOf(again))));
    } catch (DateTimeException | NumberFormatException e) {
      return null;
    }
    return next.isAfter(now) && next.isBefore(now.plus(FURTHEST)) ? next : null;
  }
}
