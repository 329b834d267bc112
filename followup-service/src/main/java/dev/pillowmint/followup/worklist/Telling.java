package dev.pillowmint.followup.worklist;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Tells times as people say them.
 *
 * @param now the present
 * @param zone where the reader is
 * @param language of the reader
 */
record Telling(Instant now, ZoneId zone, Locale language) {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  When when(Instant time) {
    ZonedDateTime local = time.atZone(zone);
    LocalDate today = now.atZone(zone).toLocalDate();
    LocalDate day = local.toLocalDate();
    String clock = CLOCK.format(local);
    if (day.equals(today)) {
      return new When("when.today", clock, "", local);
    }
    if (day.equals(today.plusDays(1))) {
      return new When("when.tomorrow", clock, "", local);
    }
    if (day.equals(today.minusDays(1))) {
      return new When("when.yesterday", clock, "", local);
    }
    String pattern = day.getYear() == today.getYear() ? "EEE d MMM" : "d MMM yyyy";
    String german = day.getYear() == today.getYear() ? "EEE, d. MMM" : "d. MMM yyyy";
    boolean inGerman = language.getLanguage().equals("de");
    return new When(
        "when.day",
        clock,
        DateTimeFormatter.ofPattern(inGerman ? german : pattern, language).format(local),
        local);
  }

  /** Only the time of day. */
  static String clock(Instant time, ZoneId zone) {
    return CLOCK.format(time.atZone(zone));
  }

  /**
   * A point in time, for the messages.
   *
   * @param key of the sentence
   * @param clock its first word, e.g. {@code 14:00}
   * @param day its second word, e.g. {@code Tue 3 Mar}; empty where the sentence names the day
   * @param time for machines
   */
  record When(String key, String clock, String day, ZonedDateTime time) {
    /** For the {@code datetime} of a time element. */
    public String machine() {
      return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
    }
  }
}
