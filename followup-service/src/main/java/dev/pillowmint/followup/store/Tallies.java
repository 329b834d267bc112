package dev.pillowmint.followup.store;

import java.time.ZoneId;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Adds what happened to its day. Each part is one statement, so that everything is counted once,
 * however many instances do it, and whenever somebody looks.
 */
final class Tallies {
  /** So many at once. */
  static final int MOST = 20_000;

  private final JdbcClient jdbc;
  private final ZoneId zone;

  /**
   * @param zone the company's: by it a day begins and ends
   */
  Tallies(JdbcClient jdbc, ZoneId zone) {
    this.jdbc = jdbc;
    this.zone = zone;
  }

  /** All that is there now and that others do not add just now; what comes meanwhile may wait. */
  void add() {
    while (addSome() == MOST) {
      // There may be more.
    }
    levelBudgets();
  }

  /** The days are written in one order, so that two instances wait for each other at most once. */
  private long addSome() {
    return jdbc.sql(
            """
            with news as (
              delete from tally_news where position = any(array(
                select position from tally_news order by position limit :most for update skip locked))
              returning *),
            added as (
              insert into tallies (day, what, rule, type, name, period, currency, number, amount)
              select (at at time zone :zone)::date, what, rule, type, name, period, currency,
                sum(number), sum(amount) from news
              group by 1, 2, 3, 4, 5, 6, 7 order by 1, 2, 3, 4, 5, 6, 7
              on conflict (day, what, rule, type, name, period, currency)
              do update set number = tallies.number + excluded.number,
                amount = tallies.amount + excluded.amount)
            select count(*) from news""")
        .param("most", MOST)
        .param("zone", zone.getId())
        .query(Long.class)
        .single();
  }

  /** Of each budget and period the newest stays. */
  private void levelBudgets() {
    jdbc.sql(
            """
            delete from budget_levels where position in (
              select position from (
                select position, row_number() over (
                  partition by budget, period order by told_at desc, position desc) as age
                from budget_levels) levels
              where age > 1)""")
        .update();
  }
}
