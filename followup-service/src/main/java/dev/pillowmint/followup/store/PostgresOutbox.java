package dev.pillowmint.followup.store;

import dev.pillowmint.followup.plan.Channel;
import dev.pillowmint.followup.plan.FollowUp;
import dev.pillowmint.followup.plan.Outbox;
import dev.pillowmint.followup.plan.Reason;
import dev.pillowmint.followup.plan.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The table {@code outbox}. One customer's changes have rising positions, because a customer's file
 * is open only once at a time. An advisory lock lets one instance publish.
 */
final class PostgresOutbox implements Outbox {
  private static final long LOCK = 0x70696c6c6f77L;

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;

  PostgresOutbox(JdbcClient jdbc, TransactionTemplate transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  void add(FollowUp followUp) {
    FollowUp.Status status = followUp.status();
    jdbc.sql(
            """
            insert into outbox (follow_up_id, revision, state, reason, channel, due_at, changed_at)
            values (?, ?, ?, ?, ?, ?, ?)""")
        .param(followUp.id())
        .param(status.revision())
        .param(status.state().name())
        .param(status.reason().name())
        .param(status.channel().name())
        .param(Times.column(status.dueAt()))
        .param(Times.column(status.changedAt()))
        .update();
  }

  @Override
  public int drain(int limit, Publisher publisher) {
    return Objects.requireNonNull(
        transactions.<Integer>execute(
            status -> {
              if (!jdbc.sql("select pg_try_advisory_xact_lock(?)")
                  .param(LOCK)
                  .query(Boolean.class)
                  .single()) {
                return 0;
              }
              List<Waiting> waiting = oldest(limit);
              if (waiting.isEmpty()) {
                return 0;
              }
              int published = publisher.publish(waiting.stream().map(Waiting::change).toList());
              remove(waiting.subList(0, published));
              return published;
            }));
  }

  @Override
  public long waiting() {
    return jdbc.sql("select count(*) from outbox").query(Long.class).single();
  }

  private List<Waiting> oldest(int limit) {
    return jdbc.sql(
            """
            select f.*, o.position, o.revision as o_revision, o.state as o_state,
              o.reason as o_reason, o.channel as o_channel, o.due_at as o_due_at,
              o.changed_at as o_changed_at
            from outbox o join follow_ups f on f.id = o.follow_up_id
            order by o.position limit ?""")
        .param(limit)
        .query((row, n) -> waiting(row))
        .list();
  }

  private void remove(List<Waiting> published) {
    jdbc.sql("delete from outbox where position = any(?)")
        .param(published.stream().map(Waiting::position).toArray(Long[]::new))
        .update();
  }

  private static Waiting waiting(ResultSet row) throws SQLException {
    FollowUp now = FollowUps.followUp(row);
    FollowUp.Status then =
        new FollowUp.Status(
            State.valueOf(row.getString("o_state")),
            Reason.valueOf(row.getString("o_reason")),
            Channel.valueOf(row.getString("o_channel")),
            Times.required(row, "o_due_at"),
            Times.required(row, "o_changed_at"),
            row.getLong("o_revision"),
            0,
            null);
    return new Waiting(
        row.getLong("position"),
        new FollowUp(now.id(), now.customerId(), now.about(), now.task(), then));
  }

  private record Waiting(long position, FollowUp change) {}
}
