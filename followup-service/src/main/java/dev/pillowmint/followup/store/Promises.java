package dev.pillowmint.followup.store;

import dev.pillowmint.followup.plan.Promise;
import dev.pillowmint.followup.plan.PromiseState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code promises}. */
final class Promises {
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

  void keep(Promise promise) {
    jdbc.sql(
            """
            insert into promises (customer_id, id, state, what, due_at)
            values (:customer, :id, :state, :what, :dueAt)
            on conflict (customer_id, id)
            do update set state = :state, what = :what, due_at = :dueAt""")
        .param("customer", promise.customerId())
        .param("id", promise.id())
        .param("state", promise.state().name())
        .param("what", promise.what())
        .param("dueAt", Times.column(promise.dueAt()))
        .update();
  }

  static Promise promise(ResultSet row) throws SQLException {
    return new Promise(
        row.getString("customer_id"),
        row.getString("id"),
        PromiseState.valueOf(row.getString("state")),
        row.getString("what"),
        Times.optional(row, "due_at"));
  }
}
