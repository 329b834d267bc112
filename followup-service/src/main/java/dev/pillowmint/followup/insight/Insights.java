package dev.pillowmint.followup.insight;

import dev.pillowmint.catalogue.Amount;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was counted, and what was told. A port: the store answers, as fast however much it was. */
public interface Insights {

  /** Everything that was counted, one for each rule, type, name and currency. */
  List<Tally> tallies(Days days);

  /** How many moments of each day came to what; days without any are left out. */
  List<OnDay> byDay(Days days);

  /** Budgets that were drawn on in these days, whole periods. */
  List<Budget> budgets(Days days);

  /** What staff told of the days that they made, newest first. */
  List<Told> told(Instant from, Instant until, int limit);

  /** What staff are called. */
  Set<String> staffNames();

  /** So many moments of a day came to that. */
  record OnDay(LocalDate day, What what, long number) {}

  /**
   * A budget in one of its periods.
   *
   * @param used what the period has given, as told last; money, or a number of gestures
   * @param most what it allows, likewise
   * @param currency null: it counts gestures
   * @param toldAt when that was
   * @param rules what drew on it in all of the period, the most first
   */
  record Budget(
      String name,
      String period,
      BigDecimal used,
      BigDecimal most,
      @Nullable Currency currency,
      Instant toldAt,
      List<Tally> rules) {
    public Budget {
      rules = List.copyOf(rules);
    }

    /** How full it is, in per cent, rounded down; more than 100 only where a limit was lowered. */
    public int percent() {
      return most.signum() == 0
          ? 100
          : used.movePointRight(2).divideToIntegralValue(most).intValue();
    }

    /** Money; null: it counts gestures. */
    public @Nullable Amount money(BigDecimal value) {
      return currency == null ? null : new Amount(value, currency);
    }
  }

  /**
   * What somebody told after they made a customer's day.
   *
   * @param followUp what they did
   * @param teller what they are called
   * @param mayBeNamed whether they agreed to be
   * @param ours whether it was their doing; false: a fluke, or not said
   * @param feeling how it felt; null: not said
   * @param better what could have been better before; null: not said
   * @param kind of what they did
   * @param type of the event that it began with; null: not known
   * @param gestures what the customer was given, in words
   * @param praised whether the customer praised us afterwards
   * @param customer what the customer is called, and their number: not to be told
   */
  record Told(
      UUID followUp,
      Instant at,
      String teller,
      boolean mayBeNamed,
      boolean ours,
      @Nullable String feeling,
      @Nullable String better,
      String kind,
      @Nullable String type,
      List<String> gestures,
      boolean praised,
      Set<String> customer) {
    public Told {
      gestures = List.copyOf(gestures);
      customer = Set.copyOf(customer);
    }
  }
}
