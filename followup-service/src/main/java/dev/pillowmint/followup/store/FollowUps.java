package dev.pillowmint.followup.store;

import dev.pillowmint.followup.plan.Channel;
import dev.pillowmint.followup.plan.CustomerFile.Completion;
import dev.pillowmint.followup.plan.EventRef;
import dev.pillowmint.followup.plan.FollowUp;
import dev.pillowmint.followup.plan.Kind;
import dev.pillowmint.followup.plan.Reason;
import dev.pillowmint.followup.plan.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** The table {@code follow_ups}. */
final class FollowUps {
  private final JdbcClient jdbc;

  FollowUps(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<String> customerOf(UUID id) {
    return jdbc.sql("select customer_id from follow_ups where id = ?")
        .param(id)
        .query(String.class)
        .optional();
  }

  Optional<FollowUp> find(UUID id) {
    return jdbc.sql("select * from follow_ups where id = ?")
        .param(id)
        .query((row, n) -> followUp(row))
        .optional();
  }

  List<FollowUp> open(String customerId) {
    return jdbc.sql(
            """
            select * from follow_ups
            where customer_id = ? and state in ('PLANNED', 'HELD', 'DUE') order by due_at, id""")
        .param(customerId)
        .query((row, n) -> followUp(row))
        .list();
  }

  void add(FollowUp followUp) {
    FollowUp.About about = followUp.about();
    FollowUp.Task task = followUp.task();
    EventRef origin = about.origin();
    StatementSpec insert =
        jdbc.sql(
                """
                insert into follow_ups (id, customer_id, gesture_id, promise_id, rule, event_source,
                  event_id, text, customer_text, step, kind, marketing, owed, fulfils, role, state,
                  reason, channel, due_at, changed_at, revision, attempts, sending_since)
                values (:id, :customer, :gesture, :promise, :rule, :source, :event, :text,
                  :customerText, :step, :kind, :marketing, :owed, :fulfils, :role, :state, :reason,
                  :channel, :dueAt, :changedAt, :revision, :attempts, :sendingSince)""")
            .param("customer", followUp.customerId())
            .param("gesture", about.gestureId())
            .param("promise", about.promiseId())
            .param("rule", about.rule())
            .param("source", origin == null ? null : origin.source())
            .param("event", origin == null ? null : origin.id())
            .param("step", task.step())
            .param("kind", task.kind().name())
            .param("marketing", task.marketing())
            .param("owed", task.owed())
            .param("fulfils", task.fulfils())
            .param("role", task.role());
    changing(insert, followUp).update();
  }

  /**
   * @param revision the one that is kept now
   * @throws IllegalStateException if it is another: somebody changed it without the customer's file
   */
  void update(FollowUp followUp, long revision) {
    StatementSpec update =
        jdbc.sql(
                """
                update follow_ups set text = :text, customer_text = :customerText, state = :state,
                  reason = :reason, channel = :channel, due_at = :dueAt, changed_at = :changedAt,
                  revision = :revision, attempts = :attempts, sending_since = :sendingSince
                where id = :id and revision = :was""")
            .param("was", revision);
    if (changing(update, followUp).update() != 1) {
      throw new IllegalStateException(
          "Follow-up %s is not at revision %d".formatted(followUp.id(), revision));
    }
  }

  Optional<Completion> completion(UUID id) {
    return jdbc.sql("select done_by, done_at, note from follow_ups where id = ?")
        .param(id)
        .query((row, n) -> Optional.ofNullable(completion(row)))
        .optional()
        .flatMap(c -> c);
  }

  void complete(UUID id, Completion completion) {
    jdbc.sql("update follow_ups set done_by = ?, done_at = ?, note = ? where id = ?")
        .param(completion.by())
        .param(Times.column(completion.at()))
        .param(completion.note())
        .param(id)
        .update();
  }

  void eraseWords(String customerId) {
    jdbc.sql(
            "update follow_ups set text = null, customer_text = null, note = null where customer_id = ?")
        .param(customerId)
        .update();
  }

  private static StatementSpec changing(StatementSpec sql, FollowUp followUp) {
    FollowUp.Status status = followUp.status();
    return sql.param("id", followUp.id())
        .param("text", followUp.about().text())
        .param("customerText", followUp.about().customerText())
        .param("state", status.state().name())
        .param("reason", status.reason().name())
        .param("channel", status.channel().name())
        .param("dueAt", Times.column(status.dueAt()))
        .param("changedAt", Times.column(status.changedAt()))
        .param("revision", status.revision())
        .param("attempts", status.attempts())
        .param("sendingSince", Times.column(status.sendingSince()));
  }

  static FollowUp followUp(ResultSet row) throws SQLException {
    String source = row.getString("event_source");
    return new FollowUp(
        row.getObject("id", UUID.class),
        row.getString("customer_id"),
        new FollowUp.About(
            row.getString("gesture_id"),
            row.getString("promise_id"),
            row.getString("rule"),
            source == null ? null : new EventRef(source, row.getString("event_id")),
            row.getString("text"),
            row.getString("customer_text")),
        new FollowUp.Task(
            row.getString("step"),
            Kind.valueOf(row.getString("kind")),
            row.getBoolean("marketing"),
            row.getBoolean("owed"),
            row.getBoolean("fulfils"),
            row.getString("role")),
        new FollowUp.Status(
            State.valueOf(row.getString("state")),
            Reason.valueOf(row.getString("reason")),
            Channel.valueOf(row.getString("channel")),
            Times.required(row, "due_at"),
            Times.required(row, "changed_at"),
            row.getLong("revision"),
            row.getInt("attempts"),
            Times.optional(row, "sending_since")));
  }

  static @Nullable Completion completion(ResultSet row) throws SQLException {
    Instant at = Times.optional(row, "done_at");
    return at == null ? null : new Completion(row.getString("done_by"), at, row.getString("note"));
  }
}
