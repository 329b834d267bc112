package dev.pillowmint.followup.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * People who carry out follow-ups, by the name of their role.
 *
 * @param zone where they are; null: where the company is
 * @param hours when they work
 * @param absences when they are all away
 */
public record Team(@Nullable ZoneId zone, OpenHours hours, List<Absence> absences) {

  public Team {
    absences = List.copyOf(absences);
  }

  /**
   * Days on which nobody is there.
   *
   * @param from first day away
   * @param back first day back
   */
  public record Absence(LocalDate from, LocalDate back) {
    boolean covers(LocalDate day) {
      return !day.isBefore(from) && day.isBefore(back);
    }
  }

  /** That time if they are not away then, else when they are back. */
  Instant backFrom(Instant time, ZoneId zone) {
    LocalDate day = time.atZone(zone).toLocalDate();
    LocalDate back = day;
    for (Absence absence : List.copyOf(absences).stream().sorted(BY_START).toList()) {
      back = absence.covers(back) ? absence.back : back;
    }
    return back.equals(day) ? time : back.atStartOfDay(zone).toInstant();
  }

  private static final java.util.Comparator<Absence> BY_START =
      java.util.Comparator.comparing(Absence::from);
}
