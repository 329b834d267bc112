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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code follow_ups}. */
final class FollowUps implements Forgets {
  private static final String OF_CUSTOMER = "(select id from follow_ups where customer_id = ?)";

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

  void add(FollowUp followUp, Writes writes) {
    FollowUp.About about = followUp.about();
    FollowUp.Task task = followUp.task();
    EventRef origin = about.origin();
    writes.add(
        """
        insert into follow_ups (id, customer_id, gesture_id, promise_id, rule, event_source,
          event_id, text, customer_text, step, kind, marketing, owed, fulfils, role, channels,
          welcome_hours, granted_at, wished_at, until_at, state, reason, channel, due_at,
          changed_at, revision, attempts, sending_since)
        values (:id, :customer, :gesture, :promise, :rule, :source, :event, :text,
          :customerText, :step, :kind, :marketing, :owed, :fulfils, :role, :channels,
          :welcomeHours, :grantedAt, :wishedAt, :until, :state, :reason, :channel, :dueAt, :changedAt, :revision, :attempts, :sendingSince)""",
        changing(followUp)
            .addValue("customer", followUp.customerId())
            .addValue("gesture", about.gestureId())
            .addValue("promise", about.promiseId())
            .addValue("rule", about.rule())
            .addValue("source", origin == null ? null : origin.source())
            .addValue("event", origin == null ? null : origin.id())
            .addValue("step", task.step())
            .addValue("kind", task.kind().name())
            .addValue("marketing", task.marketing())
            .addValue("owed", task.owed())
            .addValue("fulfils", task.fulfils())
            .addValue("role", task.role())
            .addValue(
                "channels", task.channels().stream().map(Channel::name).toArray(String[]::new))
            .addValue("welcomeHours", task.welcomeHours())
            .addValue("grantedAt", Times.column(followUp.when().grantedAt()))
            .addValue("wishedAt", Times.column(followUp.when().wishedAt()))
            .addValue("until", Times.column(followUp.when().until())));
  }

  /**
   * @param revision the one that is kept now
   * @throws IllegalStateException if it is another: somebody changed it without the customer's file
   */
  void update(FollowUp followUp, long revision) {
    int changed =
        jdbc.sql(
                """
                update follow_ups set text = :text, customer_text = :customerText, state = :state,
                  reason = :reason, channel = :channel, due_at = :dueAt, changed_at = :changedAt,
                  revision = :revision, attempts = :attempts, sending_since = :sendingSince
                where id = :id and revision = :was""")
            .paramSource(changing(followUp).addValue("was", revision))
            .update();
    if (changed != 1) {
      throw new IllegalStateException(
          "Follow-up %s is not at revision %d".formatted(followUp.id(), revision));
    }
  }

  /** When the customer was contacted, or is just now. */
  List<Instant> contacts(String customerId, Instant since, UUID besides) {
    return jdbc.sql(
            """
            select changed_at from follow_ups
            where customer_id = ? and id <> ? and kind not in ('PROMISE_CHECK', 'ERRAND')
              and ((state in ('SENT', 'DONE') and changed_at > ?) or sending_since is not null)
            order by changed_at desc limit 100""")
        .param(customerId)
        .param(besides)
        .param(Times.column(since))
        .query((row, n) -> Times.required(row, "changed_at"))
        .list();
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

  @Override
  public void forget(String customerId) {
    jdbc.sql(
            "update follow_ups set text = null, customer_text = null, note = null where customer_id = ?")
        .param(customerId)
        .update();
    jdbc.sql("update tries set note = null where follow_up_id in " + OF_CUSTOMER)
        .param(customerId)
        .update();
    jdbc.sql("delete from reflections where follow_up_id in " + OF_CUSTOMER)
        .param(customerId)
        .update();
  }

  private static MapSqlParameterSource changing(FollowUp followUp) {
    FollowUp.Status status = followUp.status();
    return new MapSqlParameterSource("id", followUp.id())
        .addValue("text", followUp.about().text())
        .addValue("customerText", followUp.about().customerText())
        .addValue("state", status.state().name())
        .addValue("reason", status.reason().name())
        .addValue("channel", Channels.column(status.channel()))
        .addValue("dueAt", Times.column(status.dueAt()))
        .addValue("changedAt", Times.column(status.changedAt()))
        .addValue("revision", status.revision())
        .addValue("attempts", status.attempts())
        .addValue("sendingSince", Times.column(status.sendingSince()));
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
            row.getString("role"),
            channels(row),
            row.getBoolean("welcome_hours")),
        when(row),
        new FollowUp.Status(
            State.valueOf(row.getString("state")),
            Reason.valueOf(row.getString("reason")),
            Channels.channel(row.getString("channel")),
            Times.required(row, "due_at"),
            Times.required(row, "changed_at"),
            row.getLong("revision"),
            row.getInt("attempts"),
            Times.optional(row, "sending_since")));
  }

  private static List<Channel> channels(ResultSet row) throws SQLException {
    String[] names = (String[]) row.getArray("channels").getArray();
    return Arrays.stream(names).map(Channel::new).toList();
  }

  /** The version before did not know these times. */
  private static FollowUp.When when(ResultSet row) throws SQLException {
    Instant due = Times.required(row, "due_at");
    Instant granted = Times.optional(row, "granted_at");
    Instant wished = Times.optional(row, "wished_at");
    return new FollowUp.When(
        granted == null ? due : granted,
        wished == null ? due : wished,
        Times.optional(row, "until_at"));
  }

  static @Nullable Completion completion(ResultSet row) throws SQLException {
    Instant at = Times.optional(row, "done_at");
    return at == null ? null : new Completion(row.getString("done_by"), at, row.getString("note"));
  }
}
