package dev.pillowmint.followup.store;

import dev.pillowmint.followup.plan.FollowUp;
import dev.pillowmint.followup.plan.Histories;
import dev.pillowmint.followup.plan.Reason;
import dev.pillowmint.followup.plan.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Answers from {@code follow_up_past}, which the database writes itself, and from the acts. */
final class PostgresHistories implements Histories {
  private final JdbcClient jdbc;
  private final Acts acts;

  PostgresHistories(JdbcClient jdbc) {
    this.jdbc = jdbc;
    this.acts = new Acts(jdbc);
  }

  @Override
  public History of(UUID followUp) {
    return new History(
        jdbc.sql("select * from follow_up_past where follow_up_id = ? order by revision")
            .param(followUp)
            .query((row, n) -> status(row))
            .list(),
        acts.of(followUp));
  }

  private static FollowUp.Status status(ResultSet row) throws SQLException {
    return new FollowUp.Status(
        State.valueOf(row.getString("state")),
        Reason.valueOf(row.getString("reason")),
        Channels.channel(row.getString("channel")),
        Times.required(row, "due_at"),
        Times.required(row, "changed_at"),
        row.getLong("revision"),
        0,
        null);
  }
}
