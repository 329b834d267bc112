package dev.pillowmint.followup.store;

import dev.pillowmint.followup.plan.FollowUp;
import dev.pillowmint.followup.plan.Outbox;
import dev.pillowmint.followup.plan.Reason;
import dev.pillowmint.followup.plan.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The table {@code outbox}. One customer's changes have rising positions, because a customer's file
 * is open only once at a time.
 */
final class PostgresOutbox implements Outbox<FollowUp> {
  private static final long LOCK = 0x70696c6c6f77L;

  private final JdbcClient jdbc;
  private final Draining<FollowUp> draining;

  PostgresOutbox(JdbcClient jdbc, TransactionTemplate transactions) {
    this.jdbc = jdbc;
    this.draining = new Draining<>(jdbc, transactions, "outbox", LOCK);
  }

  void add(FollowUp followUp, Writes writes) {
    FollowUp.Status status = followUp.status();
    writes.add(
        """
        insert into outbox (follow_up_id, revision, state, reason, channel, due_at, changed_at)
        values (:id, :revision, :state, :reason, :channel, :dueAt, :changedAt)""",
        new MapSqlParameterSource("id", followUp.id())
            .addValue("revision", status.revision())
            .addValue("state", status.state().name())
            .addValue("reason", status.reason().name())
            .addValue("channel", Channels.column(status.channel()))
            .addValue("dueAt", Times.column(status.dueAt()))
            .addValue("changedAt", Times.column(status.changedAt())));
  }

  @Override
  public int drain(int limit, Publisher<FollowUp> publisher) {
    return draining.drain(limit, this::oldest, publisher);
  }

  @Override
  public long waiting() {
    return draining.waiting();
  }

  private List<Draining.Waiting<FollowUp>> oldest(int limit) {
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

  private static Draining.Waiting<FollowUp> waiting(ResultSet row) throws SQLException {
    FollowUp now = FollowUps.followUp(row);
    FollowUp.Status then =
        new FollowUp.Status(
            State.valueOf(row.getString("o_state")),
            Reason.valueOf(row.getString("o_reason")),
            Channels.channel(row.getString("o_channel")),
            Times.required(row, "o_due_at"),
            Times.required(row, "o_changed_at"),
            row.getLong("o_revision"),
            0,
            null);
    return new Draining.Waiting<>(
        row.getLong("position"),
        new FollowUp(now.id(), now.customerId(), now.about(), now.task(), now.when(), then));
  }
}
