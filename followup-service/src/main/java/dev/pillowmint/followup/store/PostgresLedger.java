package dev.pillowmint.followup.store;

import dev.pillowmint.followup.plan.PromiseLedger;
import dev.pillowmint.followup.plan.Worklist.Position;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Answers from the table {@code promises}, page by page along the index that fits the question. */
final class PostgresLedger implements PromiseLedger {
  private final JdbcClient jdbc;

  PostgresLedger(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<Entry> promises(Question question, int limit, @Nullable Position after) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    String sql =
        """
        select p.*, coalesce(f.state = 'DUE', false) as nearly_due
        from promises p
        left join follow_ups f on f.customer_id = p.customer_id and f.promise_id = p.id
          and f.kind = 'PROMISE_CHECK'
        where p.due_at is not null and p.state = :state"""
            + conditions(question, after, remaining(question.customerId()), values)
            + " order by p.due_at, p.customer_id, p.id limit :limit";
    values.put("state", question.state().name());
    values.put("limit", limit);
    return jdbc.sql(sql)
        .params(values)
        .query((row, n) -> new Entry(Promises.promise(row), row.getBoolean("nearly_due")))
        .list();
  }

  @Override
  public Counts counts() {
    return jdbc.sql(
            """
            select (select count(*) from promises where state = 'OPEN' and due_at is not null) as open,
              (select count(*) from follow_ups
                where state = 'DUE' and kind = 'PROMISE_CHECK') as nearly_due""")
        .query((row, n) -> new Counts(row.getLong("open"), row.getLong("nearly_due")))
        .single();
  }

  private @Nullable String remaining(@Nullable String customerId) {
    return customerId == null ? null : Customers.remaining(jdbc, customerId);
  }

  private static String conditions(
      Question question,
      @Nullable Position after,
      @Nullable String customer,
      Map<String, @Nullable Object> values) {
    StringBuilder sql = new StringBuilder();
    add(sql, values, "p.customer_id = :customer", "customer", customer);
    add(sql, values, "p.owner = :owner", "owner", question.owner());
    Instant before = question.dueBefore();
    add(sql, values, "p.due_at < :before", "before", Times.column(before));
    if (after != null) {
      String[] ids = after.id().split("\n", 2);
      add(
          sql,
          values,
          "(p.due_at, p.customer_id, p.id) > (:afterDue, :afterCustomer, :afterId)",
          "afterDue",
          Times.column(after.dueAt()));
      values.put("afterCustomer", ids[0]);
      values.put("afterId", ids.length == 2 ? ids[1] : "");
    }
    return sql.toString();
  }

  private static void add(
      StringBuilder sql,
      Map<String, @Nullable Object> values,
      String condition,
      String name,
      @Nullable Object value) {
    if (value != null) {
      sql.append(" and ").append(condition);
      values.put(name, value);
    }
  }
}
