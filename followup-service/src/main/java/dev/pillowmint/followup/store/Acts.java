package dev.pillowmint.followup.store;

import dev.pillowmint.followup.plan.Act;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code acts}. */
final class Acts implements Forgets {
  private final JdbcClient jdbc;

  Acts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(String customerId, Act act) {
    jdbc.sql(
            """
            insert into acts
              (customer_id, follow_up_id, revision, what, done_by, done_at, until, note)
            values (?, ?, ?, ?, ?, ?, ?, ?)""")
        .param(customerId)
        .param(act.followUp())
        .param(act.revision())
        .param(act.what().name())
        .param(act.by())
        .param(Times.column(act.at()))
        .param(Times.column(act.until()))
        .param(act.note())
        .update();
  }

  Optional<Act> last(UUID followUp) {
    return jdbc.sql("select * from acts where follow_up_id = ? order by id desc limit 1")
        .param(followUp)
        .query((row, n) -> act(row))
        .optional();
  }

  List<Act> of(UUID followUp) {
    return jdbc.sql("select * from acts where follow_up_id = ? order by id")
        .param(followUp)
        .query((row, n) -> act(row))
        .list();
  }

  @Override
  public void forget(String customerId) {
    jdbc.sql("update acts set note = null where customer_id = ? and note is not null")
        .param(customerId)
        .update();
  }

  private static Act act(ResultSet row) throws SQLException {
    return new Act(
        Times.required(row, "done_at"),
        row.getString("done_by"),
        Act.What.valueOf(row.getString("what")),
        row.getObject("follow_up_id", UUID.class),
        row.getLong("revision"),
        Times.optional(row, "until"),
        row.getString("note"));
  }
}
