package dev.pillowmint.followup.store;

import dev.pillowmint.followup.plan.Bounce;
import dev.pillowmint.followup.plan.Medium;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code bounces}. */
final class Bounces {
  private final JdbcClient jdbc;

  Bounces(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Map<String, Map<Medium, Bounce>> of(String... customerIds) {
    Map<String, Map<Medium, Bounce>> bounces = new HashMap<>();
    jdbc.sql("select * from bounces where customer_id = any(?)")
        .param(customerIds)
        .query(
            (RowCallbackHandler)
                row ->
                    bounces
                        .computeIfAbsent(
                            row.getString("customer_id"), id -> new EnumMap<>(Medium.class))
                        .put(
                            Medium.valueOf(row.getString("medium")),
                            new Bounce(
                                row.getString("address"), Times.required(row, "bounced_at"))));
    return bounces;
  }

  void keep(String customerId, Map<Medium, Bounce> bounces) {
    bounces.forEach(
        (medium, bounce) ->
            jdbc.sql(
                    """
                    insert into bounces (customer_id, medium, address, bounced_at)
                    values (?, ?, ?, ?)
                    on conflict (customer_id, medium)
                    do update set address = excluded.address, bounced_at = excluded.bounced_at""")
                .param(customerId)
                .param(medium.name())
                .param(bounce.address())
                .param(Times.column(bounce.at()))
                .update());
  }

  void forget(String customerId) {
    jdbc.sql("delete from bounces where customer_id = ?").param(customerId).update();
  }
}
