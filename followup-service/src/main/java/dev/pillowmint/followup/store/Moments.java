package dev.pillowmint.followup.store;

import dev.pillowmint.followup.plan.EventRef;
import dev.pillowmint.followup.story.Interests;
import dev.pillowmint.followup.story.Moment;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is known from customer events: the tables {@code moments} and {@code interests}. */
final class Moments {
  private final JdbcClient jdbc;

  Moments(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void keep(Moment moment) {
    jdbc.sql(
            """
            insert into moments (source, event_id, customer_id, type, happened_at, words)
            values (?, ?, ?, ?, ?, ?::jsonb) on conflict do nothing""")
        .param(moment.event().source())
        .param(moment.event().id())
        .param(moment.customerId())
        .param(moment.type())
        .param(Times.column(moment.at()))
        .param(Json.column(moment.words()))
        .update();
  }

  Optional<Moment> find(String customerId, EventRef event) {
    return jdbc.sql("select * from moments where source = ? and event_id = ? and customer_id = ?")
        .param(event.source())
        .param(event.id())
        .param(customerId)
        .query((row, n) -> moment(row))
        .optional();
  }

  Interests interests(String customerId) {
    return jdbc.sql("select * from interests where customer_id = ?")
        .param(customerId)
        .query(
            (row, n) ->
                new Interests(
                    texts(row, "told"), Times.optional(row, "told_at"), texts(row, "noted")))
        .optional()
        .orElse(Interests.NONE);
  }

  void keep(String customerId, Interests interests) {
    jdbc.sql(
            """
            insert into interests (customer_id, told, told_at, noted) values (?, ?, ?, ?)
            on conflict (customer_id) do update set told = excluded.told,
              told_at = excluded.told_at, noted = excluded.noted""")
        .param(customerId)
        .param(interests.told().toArray(String[]::new))
        .param(Times.column(interests.toldAt()))
        .param(interests.noted().toArray(String[]::new))
        .update();
  }

  static Moment moment(ResultSet row) throws SQLException {
    return new Moment(
        new EventRef(row.getString("source"), row.getString("event_id")),
        row.getString("customer_id"),
        row.getString("type"),
        Times.required(row, "happened_at"),
        Json.words(row.getString("words")));
  }

  private static List<String> texts(ResultSet row, String column) throws SQLException {
    Array texts = row.getArray(column);
    return List.of((String[]) texts.getArray());
  }
}
