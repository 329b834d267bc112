package dev.pillowmint.followup.store;

import dev.pillowmint.followup.plan.Complaint;
import dev.pillowmint.followup.plan.Customer;
import dev.pillowmint.followup.plan.EventRef;
import dev.pillowmint.followup.plan.Medium;
import dev.pillowmint.followup.plan.Preferences;
import dev.pillowmint.followup.plan.Profile;
import dev.pillowmint.followup.plan.Purpose;
import dev.pillowmint.followup.plan.Told;
import dev.pillowmint.followup.plan.Wish;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables {@code customers} and {@code wishes}. */
final class Customers {
  private final JdbcClient jdbc;

  Customers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Reads the customer and keeps everybody else out until the transaction ends. */
  Customer lock(String id) {
    jdbc.sql("insert into customers (id) values (?) on conflict do nothing").param(id).update();
    Map<Wish, Told<Boolean>> wishes = new HashMap<>();
    Customer customer =
        jdbc.sql("select * from customers where id = ? for update")
            .param(id)
            .query((row, n) -> customer(row, wishes))
            .single();
    jdbc.sql("select medium, purpose, allowed, told_at from wishes where customer_id = ?")
        .param(id)
        .query((RowCallbackHandler) row -> wishes.put(wish(row), allowed(row)));
    Preferences p = customer.preferences();
    return new Customer(
        id,
        customer.profile(),
        new Preferences(wishes, p.quietFrom(), p.quietUntil(), p.leaveAlone()),
        customer.complaint(),
        customer.erasedAt());
  }

  void keep(Customer customer) {
    Profile profile = customer.profile();
    Preferences preferences = customer.preferences();
    Complaint complaint = customer.complaint();
    jdbc.sql(
            """
            update customers set
              display_name = :name, display_name_at = :nameAt, email = :email, email_at = :emailAt,
              time_zone = :zone, time_zone_at = :zoneAt, quiet_from = :from, quiet_from_at = :fromAt,
              quiet_until = :until, quiet_until_at = :untilAt, leave_alone = :alone,
              leave_alone_at = :aloneAt, complaint_source = :source, complaint_event = :event,
              complaint_at = :complaintAt, erased_at = :erasedAt
            where id = :id""")
        .param("id", customer.id())
        .param("name", Times.value(profile.displayName()))
        .param("nameAt", Times.at(profile.displayName()))
        .param("email", Times.value(profile.email()))
        .param("emailAt", Times.at(profile.email()))
        .param("zone", Times.value(profile.timeZone()))
        .param("zoneAt", Times.at(profile.timeZone()))
        .param("from", Times.value(preferences.quietFrom()))
        .param("fromAt", Times.at(preferences.quietFrom()))
        .param("until", Times.value(preferences.quietUntil()))
        .param("untilAt", Times.at(preferences.quietUntil()))
        .param("alone", Times.value(preferences.leaveAlone()))
        .param("aloneAt", Times.at(preferences.leaveAlone()))
        .param("source", complaint == null ? null : complaint.event().source())
        .param("event", complaint == null ? null : complaint.event().id())
        .param("complaintAt", complaint == null ? null : Times.column(complaint.at()))
        .param("erasedAt", Times.column(customer.erasedAt()))
        .update();
    preferences.contact().forEach((wish, told) -> keep(customer.id(), wish, told));
  }

  void forgetWishes(String id) {
    jdbc.sql("delete from wishes where customer_id = ?").param(id).update();
  }

  private void keep(String id, Wish wish, Told<Boolean> told) {
    jdbc.sql(
            """
            insert into wishes (customer_id, medium, purpose, allowed, told_at)
            values (?, ?, ?, ?, ?)
            on conflict (customer_id, medium, purpose)
            do update set allowed = excluded.allowed, told_at = excluded.told_at""")
        .param(id)
        .param(wish.medium().name())
        .param(wish.purpose().name())
        .param(told.value())
        .param(Times.at(told))
        .update();
  }

  private static Customer customer(ResultSet row, Map<Wish, Told<Boolean>> wishes)
      throws SQLException {
    return new Customer(
        row.getString("id"),
        new Profile(
            Times.told(row, "display_name"),
            Times.told(row, "email"),
            Times.told(row, "time_zone")),
        new Preferences(
            wishes, Times.told(row, "quiet_from"), Times.told(row, "quiet_until"), leaveAlone(row)),
        complaint(row),
        Times.optional(row, "erased_at"));
  }

  private static @Nullable Told<Boolean> leaveAlone(ResultSet row) throws SQLException {
    Instant at = Times.optional(row, "leave_alone_at");
    return at == null ? null : new Told<>(row.getBoolean("leave_alone"), at);
  }

  private static @Nullable Complaint complaint(ResultSet row) throws SQLException {
    Instant at = Times.optional(row, "complaint_at");
    return at == null
        ? null
        : new Complaint(
            new EventRef(row.getString("complaint_source"), row.getString("complaint_event")), at);
  }

  private static Wish wish(ResultSet row) throws SQLException {
    return new Wish(
        Medium.valueOf(row.getString("medium")), Purpose.valueOf(row.getString("purpose")));
  }

  private static Told<Boolean> allowed(ResultSet row) throws SQLException {
    return new Told<>(row.getBoolean("allowed"), Times.required(row, "told_at"));
  }
}
