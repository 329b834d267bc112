package dev.pillowmint.followup.store;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.followup.story.Answer;
import dev.pillowmint.followup.story.Choice;
import dev.pillowmint.followup.story.Offer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people said: the tables {@code answers}, {@code offers} and {@code choices}. */
final class Said {
  private final JdbcClient jdbc;

  Said(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Answer> answer(String decisionId, int revision) {
    return jdbc.sql("select * from answers where decision_id = ? and revision = ?")
        .param(decisionId)
        .param(revision)
        .query((row, n) -> answer(row))
        .optional();
  }

  List<Answer> answers(String decisionId) {
    return jdbc.sql("select * from answers where decision_id = ? order by revision")
        .param(decisionId)
        .query((row, n) -> answer(row))
        .list();
  }

  void keep(String customerId, Answer answer) {
    Amount amount = answer.said().amount();
    jdbc.sql(
            """
            insert into answers (decision_id, revision, customer_id, verdict, amount, currency, note,
              said_by, role, said_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
        .param(answer.decisionId())
        .param(answer.revision())
        .param(customerId)
        .param(answer.said().verdict().name())
        .param(amount == null ? null : amount.value())
        .param(code(amount))
        .param(answer.said().note())
        .param(answer.by())
        .param(answer.role())
        .param(Times.column(answer.at()))
        .update();
  }

  Optional<Offer> offer(String decisionId) {
    return jdbc.sql("select * from offers where decision_id = ?")
        .param(decisionId)
        .query((row, n) -> offer(row))
        .optional();
  }

  void keep(String customerId, Offer offer) {
    Amount amount = offer.gift().amount();
    jdbc.sql(
            """
            insert into offers (decision_id, customer_id, kind, amount, currency, description,
              offered_by, role, offered_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
        .param(offer.decisionId())
        .param(customerId)
        .param(offer.gift().kind().name())
        .param(amount == null ? null : amount.value())
        .param(code(amount))
        .param(offer.gift().description())
        .param(offer.by())
        .param(offer.role())
        .param(Times.column(offer.at()))
        .update();
  }

  Optional<String> customerOfChoice(String gestureId) {
    return jdbc.sql("select customer_id from choices where gesture_id = ?")
        .param(gestureId)
        .query(String.class)
        .optional();
  }

  Optional<Choice> choice(String gestureId) {
    return jdbc.sql("select told from choices where gesture_id = ?")
        .param(gestureId)
        .query((row, n) -> choice(row))
        .optional();
  }

  List<Choice> choices(String customerId, int limit) {
    return jdbc.sql(
            "select told from choices where customer_id = ? order by granted_at desc, gesture_id limit ?")
        .param(customerId)
        .param(limit)
        .query((row, n) -> choice(row))
        .list();
  }

  void keep(Choice choice) {
    jdbc.sql(
            """
            insert into choices (gesture_id, customer_id, granted_at, told) values (?, ?, ?, ?::jsonb)
            on conflict (gesture_id) do update set told = excluded.told""")
        .param(choice.gestureId())
        .param(choice.customerId())
        .param(Times.column(choice.grantedAt()))
        .param(Json.column(choice))
        .update();
  }

  private static @Nullable String code(@Nullable Amount amount) {
    return amount == null ? null : amount.currency().getCurrencyCode();
  }

  private static Answer answer(ResultSet row) throws SQLException {
    return new Answer(
        row.getString("decision_id"),
        row.getInt("revision"),
        new Answer.Said(
            Answer.Verdict.valueOf(row.getString("verdict")),
            Decisions.amount(row, "amount", "currency"),
            row.getString("note")),
        row.getString("said_by"),
        row.getString("role"),
        Times.required(row, "said_at"));
  }

  private static Offer offer(ResultSet row) throws SQLException {
    return new Offer(
        row.getString("decision_id"),
        new Offer.Gift(
            Offer.Kind.valueOf(row.getString("kind")),
            Decisions.amount(row, "amount", "currency"),
            row.getString("description")),
        row.getString("offered_by"),
        row.getString("role"),
        Times.required(row, "offered_at"));
  }

  private static Choice choice(ResultSet row) throws SQLException {
    return Json.read(row.getString("told"), Choice.class);
  }
}
