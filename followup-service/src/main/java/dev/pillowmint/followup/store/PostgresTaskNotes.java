package dev.pillowmint.followup.store;

import dev.pillowmint.followup.plan.Claim;
import dev.pillowmint.followup.plan.Reflection;
import dev.pillowmint.followup.plan.TaskNotes;
import dev.pillowmint.followup.plan.Try;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code claims}, {@code tries} and {@code reflections}. */
@Component
final class PostgresTaskNotes implements TaskNotes {
  private final JdbcClient jdbc;

  PostgresTaskNotes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<Claim> claim(UUID followUp) {
    return jdbc.sql("select claimed_by, claimed_until from claims where follow_up_id = ?")
        .param(followUp)
        .query((row, n) -> new Claim(row.getString(1), Times.required(row, "claimed_until")))
        .optional();
  }

  @Override
  public void claim(UUID followUp, Claim claim) {
    jdbc.sql(
            """
            insert into claims (follow_up_id, claimed_by, claimed_until) values (:id, :by, :until)
            on conflict (follow_up_id) do update set claimed_by = :by, claimed_until = :until""")
        .param("id", followUp)
        .param("by", claim.by())
        .param("until", Times.column(claim.until()))
        .update();
  }

  @Override
  public void release(UUID followUp) {
    jdbc.sql("delete from claims where follow_up_id = ?").param(followUp).update();
  }

  @Override
  public List<Try> tries(UUID followUp) {
    return jdbc.sql("select * from tries where follow_up_id = ? order by number")
        .param(followUp)
        .query(
            (row, n) ->
                new Try(
                    row.getString("tried_by"),
                    Times.required(row, "tried_at"),
                    Try.Outcome.valueOf(row.getString("outcome")),
                    row.getString("note")))
        .list();
  }

  @Override
  public void add(UUID followUp, Try attempt) {
    jdbc.sql(
            """
            insert into tries (follow_up_id, number, tried_at, tried_by, outcome, note)
            values (:id, (select coalesce(max(number), 0) + 1 from tries where follow_up_id = :id),
              :at, :by, :outcome, :note)""")
        .param("id", followUp)
        .param("at", Times.column(attempt.at()))
        .param("by", attempt.by())
        .param("outcome", attempt.outcome().name())
        .param("note", attempt.note())
        .update();
  }

  @Override
  public Optional<Reflection> reflection(UUID followUp) {
    return jdbc.sql("select * from reflections where follow_up_id = ?")
        .param(followUp)
        .query((row, n) -> reflection(row))
        .optional();
  }

  @Override
  public void keep(UUID followUp, Reflection reflection) {
    Reflection.Doing doing = reflection.doing();
    jdbc.sql(
            """
            insert into reflections
              (follow_up_id, said_by, said_at, feeling, doing, better, may_be_named)
            values (:id, :by, :at, :feeling, :doing, :better, :named)
            on conflict (follow_up_id) do update set said_by = :by, said_at = :at,
              feeling = :feeling, doing = :doing, better = :better, may_be_named = :named""")
        .param("id", followUp)
        .param("by", reflection.by())
        .param("at", Times.column(reflection.at()))
        .param("feeling", reflection.feeling())
        .param("doing", doing == null ? null : doing.name())
        .param("better", reflection.better())
        .param("named", reflection.mayBeNamed())
        .update();
  }

  private static Reflection reflection(ResultSet row) throws SQLException {
    String doing = row.getString("doing");
    return new Reflection(
        row.getString("said_by"),
        Times.required(row, "said_at"),
        row.getString("feeling"),
        doing == null ? null : Reflection.Doing.valueOf(doing),
        row.getString("better"),
        row.getBoolean("may_be_named"));
  }
}
