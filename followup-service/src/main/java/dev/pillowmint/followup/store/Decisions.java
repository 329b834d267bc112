package dev.pillowmint.followup.store;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.followup.story.Decision;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code decisions}. */
final class Decisions {
  private final JdbcClient jdbc;

  Decisions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<String> customerOf(String id) {
    return jdbc.sql("select customer_id from decisions where id = ?")
        .param(id)
        .query(String.class)
        .optional();
  }

  Optional<Decision> find(String customerId, String id) {
    return jdbc.sql("select told from decisions where id = ? and customer_id = ?")
        .param(id)
        .param(customerId)
        .query((row, n) -> decision(row))
        .optional();
  }

  /** The highest revision stays; so does whose it is. */
  void keep(Decision decision) {
    Decision.Question question = decision.result().question();
    Amount stake = decision.stake();
    jdbc.sql(
            """
            insert into decisions (id, customer_id, revision, outcome, reason, decided_at, asked_role,
              answer_by, event_source, event_id, missed, stake, stake_currency, told)
            values (:id, :customer, :revision, :outcome, :reason, :decidedAt, :role, :answerBy,
              :source, :event,
              :missed and not exists (select from offers where decision_id = :id), :stake, :currency, :told::jsonb)
            on conflict (id) do update set revision = excluded.revision,
              outcome = excluded.outcome, reason = excluded.reason, decided_at = excluded.decided_at,
              asked_role = excluded.asked_role, answer_by = excluded.answer_by,
              missed = excluded.missed, stake = excluded.stake,
              stake_currency = excluded.stake_currency, told = excluded.told
            where decisions.revision < excluded.revision
              and decisions.customer_id = excluded.customer_id""")
        .param("id", decision.id())
        .param("customer", decision.customerId())
        .param("revision", decision.revision())
        .param("outcome", decision.result().outcome().name())
        .param("reason", decision.result().reason())
        .param("decidedAt", Times.column(decision.decidedAt()))
        .param("role", question == null ? null : question.role())
        .param("answerBy", question == null ? null : Times.column(question.answerBy()))
        .param("source", decision.cause().event().source())
        .param("event", decision.cause().event().id())
        .param("missed", decision.isMissed())
        .param("stake", stake == null ? null : stake.value())
        .param("currency", stake == null ? null : stake.currency().getCurrencyCode())
        .param("told", Json.column(decision))
        .update();
  }

  void madeGood(String id) {
    jdbc.sql("update decisions set missed = false where id = ?").param(id).update();
  }

  static Decision decision(ResultSet row) throws SQLException {
    return Json.read(row.getString("told"), Decision.class);
  }

  static @Nullable Amount amount(ResultSet row, String value, String currency) throws SQLException {
    BigDecimal amount = row.getBigDecimal(value);
    return amount == null ? null : Amount.of(amount.toPlainString(), row.getString(currency));
  }
}
