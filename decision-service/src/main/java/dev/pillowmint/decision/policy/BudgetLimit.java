package dev.pillowmint.decision.policy;

import dev.pillowmint.catalogue.Amount;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.Locale;

/**
 * What may be given per period, all customers together.
 *
 * @param name of the budget
 * @param amount per period, in the policy's currency
 * @param period how long
 * @param zone whose midnight ends a period
 */
public record BudgetLimit(String name, Amount amount, Period period, ZoneId zone) {

  /** How long a budget lasts. */
  public enum Period {
    DAY,
    /** From Monday, ISO 8601. */
    WEEK,
    MONTH
  }

  /**
   * The period that holds the moment, e.g. {@code 2026-03-02}, {@code 2026-W10}, {@code 2026-03}.
   */
  public String periodOf(Instant time) {
    LocalDate date = LocalDate.ofInstant(time, zone);
    return switch (period) {
      case DAY -> date.toString();
      case WEEK ->
          String.format(
              Locale.ROOT,
              "%d-W%02d",
              date.get(IsoFields.WEEK_BASED_YEAR),
              date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
      case MONTH ->
          date.getYear() + (date.getMonthValue() < 10 ? "-0" : "-") + date.getMonthValue();
    };
  }
}
