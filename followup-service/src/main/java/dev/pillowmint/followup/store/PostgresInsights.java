package dev.pillowmint.followup.store;

import dev.pillowmint.followup.insight.Days;
import dev.pillowmint.followup.insight.Insights;
import dev.pillowmint.followup.insight.Tally;
import dev.pillowmint.followup.insight.What;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Answers from the days' tallies and what is not added to them yet, in one look at both. */
final class PostgresInsights implements Insights {
  private static final int MOST_BUDGETS = 30;

  /** What was counted in these days. */
  private static final String COUNTED =
      """
      with counted as (
        select day, what, rule, type, name, period, currency, number, amount from tallies
        where day between :first and :last
        union all
        select (at at time zone :zone)::date, what, rule, type, name, period, currency, number, amount
        from tally_news where at >= :from and at < :until)
      """;

  private final JdbcClient jdbc;
  private final ZoneId zone;

  PostgresInsights(JdbcClient jdbc, ZoneId zone) {
    this.jdbc = jdbc;
    this.zone = zone;
  }

  @Override
  public List<Tally> tallies(Days days) {
    return in(
            days,
            """
            select what, rule, type, name, currency, sum(number) as number, sum(amount) as amount
            from counted group by what, rule, type, name, currency
            having sum(number) <> 0 or sum(amount) <> 0""")
        .query((row, n) -> tally(row))
        .list();
  }

  @Override
  public List<OnDay> byDay(Days days) {
    return in(
            days,
            """
            select day, what, sum(number) as number from counted
            where what in ('ACTED', 'WAITS', 'MISSED', 'MADE_GOOD', 'MEANT')
            group by day, what having sum(number) > 0 order by day, what""")
        .query(
            (row, n) ->
                new OnDay(
                    row.getObject("day", LocalDate.class),
                    What.valueOf(row.getString("what")),
                    row.getLong("number")))
        .list();
  }

  @Override
  public List<Budget> budgets(Days days) {
    return in(
            days,
            """
            , drawn as (select name, period from counted where what = 'DRAWN' group by name, period)
            select distinct on (l.budget, l.period) l.* from drawn d
            join budget_levels l on l.budget = d.name and l.period = d.period
            order by l.budget, l.period, l.told_at desc, l.position desc limit :most""")
        .param("most", MOST_BUDGETS)
        .query((row, n) -> budget(row))
        .list();
  }

  private Budget budget(ResultSet row) throws SQLException {
    String currency = row.getString("currency");
    return new Budget(
        row.getString("budget"),
        row.getString("period"),
        row.getBigDecimal("used"),
        row.getBigDecimal("most"),
        currency == null ? null : Currency.getInstance(currency),
        Times.required(row, "told_at"),
        drawn(row.getString("budget"), row.getString("period"), Times.required(row, "told_at")));
  }

  private List<Tally> drawn(String budget, String period, Instant toldAt) {
    Instant since = period.startsWith("P") ? toldAt.minus(Duration.parse(period)) : Instant.EPOCH;
    return jdbc.sql(
            """
            select 'DRAWN' as what, rule, '' as type, name, currency, sum(number) as number,
              sum(amount) as amount
            from (
              select rule, name, currency, number, amount from tallies
              where what = 'DRAWN' and name = :name and period = :period and day >= :since
              union all
              select rule, name, currency, number, amount from tally_news
              where what = 'DRAWN' and name = :name and period = :period) d
            group by rule, name, currency having sum(number) > 0
            order by sum(amount) desc, sum(number) desc, rule""")
        .param("name", budget)
        .param("since", LocalDate.ofInstant(since, zone))
        .param("period", period)
        .query((row, n) -> tally(row))
        .list();
  }

  @Override
  public List<Told> told(Instant from, Instant until, int limit) {
    return jdbc.sql(
            """
            select r.*, f.kind, c.id as customer, c.display_name,
              coalesce(s.chosen_name, s.name, r.said_by) as teller, d.type, d.gestures,
              exists (select from moments m where m.customer_id = f.customer_id
                and m.type = 'praise.received' and m.happened_at >= f.done_at) as praised
            from reflections r
            join follow_ups f on f.id = r.follow_up_id
            join customers c on c.id = f.customer_id
            left join staff s on s.login = r.said_by
            left join lateral (
              select told->'cause'->>'type' as type, array(select g->>'description'
                from jsonb_array_elements(told->'result'->'gestures') g) as gestures
              from decisions where customer_id = f.customer_id
                and event_source = f.event_source and event_id = f.event_id
              order by outcome = 'GRANTED' desc, decided_at desc limit 1) d on true
            where r.said_at >= :from and r.said_at < :until
            order by r.said_at desc, r.follow_up_id limit :limit""")
        .param("from", Times.column(from))
        .param("until", Times.column(until))
        .param("limit", limit)
        .query((row, n) -> told(row))
        .list();
  }

  @Override
  public Set<String> staffNames() {
    return jdbc
        .sql("select coalesce(chosen_name, name) from staff")
        .query(String.class)
        .list()
        .stream()
        .collect(Collectors.toUnmodifiableSet());
  }

  private JdbcClient.StatementSpec in(Days days, String question) {
    return jdbc.sql(COUNTED + question)
        .param("first", days.first())
        .param("last", days.last())
        .param("zone", zone.getId())
        .param("from", Times.column(days.from(zone)))
        .param("until", Times.column(days.until(zone)));
  }

  private static Tally tally(ResultSet row) throws SQLException {
    return new Tally(
        What.valueOf(row.getString("what")),
        row.getString("rule"),
        row.getString("type"),
        row.getString("name"),
        row.getLong("number"),
        row.getString("currency").isEmpty() ? null : Decisions.amount(row, "amount", "currency"));
  }

  private static Told told(ResultSet row) throws SQLException {
    String name = row.getString("display_name");
    String customer = row.getString("customer");
    return new Told(
        row.getObject("follow_up_id", UUID.class),
        Times.required(row, "said_at"),
        row.getString("teller"),
        row.getBoolean("may_be_named"),
        "OURS".equals(row.getString("doing")) || "BOTH".equals(row.getString("doing")),
        row.getString("feeling"),
        row.getString("better"),
        row.getString("kind"),
        row.getString("type"),
        texts(row.getArray("gestures")),
        row.getBoolean("praised"),
        name == null ? Set.of(customer) : Set.of(customer, name));
  }

  private static List<String> texts(@Nullable Array texts) throws SQLException {
    return texts == null ? List.of() : Arrays.asList((String[]) texts.getArray());
  }
}
