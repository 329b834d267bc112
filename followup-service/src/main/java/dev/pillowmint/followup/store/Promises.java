package dev.pillowmint.followup.store;

import dev.pillowmint.followup.plan.EventRef;
import dev.pillowmint.followup.plan.Promise;
import dev.pillowmint.followup.plan.Promise.Ending;
import dev.pillowmint.followup.plan.PromiseState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code promises}. */
final class Promises implements Forgets {
  private final JdbcClient jdbc;

  Promises(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Promise> find(String customerId, String id) {
    return jdbc.sql("select * from promises where customer_id = ? and id = ?")
        .param(customerId)
        .param(id)
        .query((row, n) -> promise(row))
        .optional();
  }

  List<Promise> of(String customerId) {
    return jdbc.sql("select * from promises where customer_id = ?")
        .param(customerId)
        .query((row, n) -> promise(row))
        .list();
  }

  @Override
  public void forget(String customerId) {
    jdbc.sql("update promises set what = null where customer_id = ? and what is not null")
        .param(customerId)
        .update();
  }

  /** Those that are there, by customer and id. */
  List<Promise> find(Map<String, Set<String>> asked) {
    List<String> customers = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    asked.forEach(
        (customer, promises) -> {
          customers.addAll(Collections.nCopies(promises.size(), customer));
          ids.addAll(promises);
        });
    return ids.isEmpty()
        ? List.of()
        : jdbc.sql(
                """
                select p.* from promises p
                join unnest(?, ?) as asked (customer_id, id) using (customer_id, id)""")
            .param(customers.toArray(String[]::new))
            .param(ids.toArray(String[]::new))
            .query((row, n) -> promise(row))
            .list();
  }

  void keep(Promise promise, Writes writes) {
    Ending ending = promise.ending();
    EventRef event = ending == null ? null : ending.event();
    writes.upsert(
        """
        insert into promises (customer_id, id, state, what, due_at, owner, ended_at, ended_by,
          ended_source, ended_event)
        values (:customer, :id, :state, :what, :dueAt, :owner, :endedAt, :endedBy, :source, :event)
        on conflict (customer_id, id) do update
          set state = excluded.state, what = excluded.what, due_at = excluded.due_at,
            owner = excluded.owner, ended_at = excluded.ended_at, ended_by = excluded.ended_by,
            ended_source = excluded.ended_source, ended_event = excluded.ended_event""",
        List.of(promise.customerId(), promise.id()),
        new MapSqlParameterSource("customer", promise.customerId())
            .addValue("id", promise.id())
            .addValue("state", promise.state().name())
            .addValue("what", promise.what())
            .addValue("dueAt", Times.column(promise.dueAt()))
            .addValue("owner", promise.owner())
            .addValue("endedAt", ending == null ? null : Times.column(ending.at()))
            .addValue("endedBy", ending == null ? null : ending.by())
            .addValue("source", event == null ? null : event.source())
            .addValue("event", event == null ? null : event.id()));
  }

  static Promise promise(ResultSet row) throws SQLException {
    return new Promise(
        row.getString("customer_id"),
        row.getString("id"),
        PromiseState.valueOf(row.getString("state")),
        row.getString("what"),
        Times.optional(row, "due_at"),
        row.getString("owner"),
        ending(row),
        row.getObject("check_id", UUID.class));
  }

  private static @Nullable Ending ending(ResultSet row) throws SQLException {
    Instant at = Times.optional(row, "ended_at");
    String source = row.getString("ended_source");
    return at == null
        ? null
        : new Ending(
            at,
            row.getString("ended_by"),
            source == null ? null : new EventRef(source, row.getString("ended_event")));
  }
}
