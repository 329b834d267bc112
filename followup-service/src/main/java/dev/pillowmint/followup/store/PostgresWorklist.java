package dev.pillowmint.followup.store;

import dev.pillowmint.followup.plan.Judged;
import dev.pillowmint.followup.plan.Worklist;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Answers from the tables, page by page along an index. */
final class PostgresWorklist implements Worklist {
  private static final Position START = new Position(Instant.EPOCH, new UUID(0, 0).toString());
  private static final String ITEM =
      """
      select f.*, c.display_name,
        case when f.fulfils or f.kind = 'PROMISE_CHECK' then p.due_at end as promised_by
      from follow_ups f
      join customers c on c.id = f.customer_id
      left join promises p on p.customer_id = f.customer_id and p.id = f.promise_id
      """;

  private final JdbcClient jdbc;

  PostgresWorklist(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<Item> due(int limit, @Nullable Position after) {
    Position from = after == null ? START : after;
    return jdbc.sql(
            ITEM
                + """
                where f.state = 'DUE' and (f.due_at, f.id) > (?, ?::uuid)
                order by f.due_at, f.id limit ?""")
        .param(Times.column(from.dueAt()))
        .param(from.id())
        .param(limit)
        .query((row, n) -> item(row))
        .list();
  }

  @Override
  public List<Item> ofCustomer(String customerId, int limit, @Nullable Position after) {
    Position from = after == null ? START : after;
    return jdbc.sql(
            ITEM
                + """
                where f.customer_id = ? and (f.due_at, f.id) > (?, ?::uuid)
                order by f.due_at, f.id limit ?""")
        .param(Customers.remaining(jdbc, customerId))
        .param(Times.column(from.dueAt()))
        .param(from.id())
        .param(limit)
        .query((row, n) -> item(row))
        .list();
  }

  @Override
  public Optional<Item> find(UUID id) {
    return jdbc.sql(ITEM + "where f.id = ?").param(id).query((row, n) -> item(row)).optional();
  }

  @Override
  public List<Judged> verdicts(UUID id, int limit) {
    return new History(jdbc).verdicts(id).stream().limit(limit).toList();
  }

  @Override
  public long pending() {
    return jdbc.sql("select count(*) from follow_ups where state in ('PLANNED', 'HELD', 'DUE')")
        .query(Long.class)
        .single();
  }

  static Item item(ResultSet row) throws SQLException {
    return new Item(
        FollowUps.followUp(row),
        row.getString("display_name"),
        Times.optional(row, "promised_by"),
        FollowUps.completion(row));
  }
}
