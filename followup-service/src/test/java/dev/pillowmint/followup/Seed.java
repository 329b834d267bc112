package dev.pillowmint.followup;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Work that lies on the worklist, as a day brings it. */
final class Seed {
  private final JdbcClient jdbc;
  private final Instant now;

  Seed(RunningService service, Instant now) {
    this.jdbc = service.bean(JdbcClient.class);
    this.now = now;
  }

  /** One of each kind, for people of several places. */
  void aDay() {
    customer("C-1001", "Ann Example", "Europe/Berlin");
    customer("C-1002", "Bob Example", "America/New_York");
    customer("C-1003", "Chloé Exemple", "Europe/Paris");
    customer("C-1004", "Dai Example", "Asia/Tokyo");
    customer("C-1005", null, null);
    callback("C-1001", "g-1", "Call about the line that was down all day", Duration.ofHours(2));
    callback("C-1002", "g-2", "Call about the parcel that went astray", Duration.ofDays(3));
    task("C-1003", "g-3", "THANK_YOU_NOTE", "The lost charger was found, and is on its way home");
    task("C-1004", "g-4", "AFTER_CARE", "Is the line stable again?");
    task("C-1005", "g-5", "THANK_YOU_NOTE", "Thanks for waiting an hour on a Saturday");
    jdbc.sql("update follow_ups set role = 'care-team' where gesture_id in ('g-1', 'g-3')")
        .update();
    jdbc.sql("update follow_ups set role = 'care-lead' where gesture_id = 'g-5'").update();
  }

  void customer(String id, @Nullable String name, @Nullable String zone) {
    jdbc.sql(
            """
            insert into customers (id, display_name, display_name_at, time_zone, time_zone_at)
            values (:id, :name, case when :name::text is not null then :now end, :zone,
              case when :zone::text is not null then :now end) on conflict (id) do nothing""")
        .param("id", id)
        .param("name", name)
        .param("zone", zone)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  UUID callback(String customer, String gesture, String text, Duration promised) {
    jdbc.sql(
            "insert into promises (customer_id, id, state, what, due_at) values (?, ?, 'OPEN', ?, ?)")
        .param(customer)
        .param(gesture)
        .param(text)
        .param(now.plus(promised).atOffset(ZoneOffset.UTC))
        .update();
    return insert(customer, gesture, gesture, "CALLBACK", text);
  }

  UUID task(String customer, String gesture, String kind, String text) {
    return insert(customer, gesture, null, kind, text);
  }

  private UUID insert(
      String customer, String gesture, @Nullable String promise, String kind, String text) {
    UUID id = UUID.nameUUIDFromBytes((customer + gesture + kind).getBytes(StandardCharsets.UTF_8));
    jdbc.sql(
            """
            insert into follow_ups (id, customer_id, gesture_id, promise_id, rule, text,
              customer_text, step, kind, marketing, owed, fulfils, state, reason, channel, due_at,
              changed_at, revision, attempts)
            values (:id, :customer, :gesture, :promise, 'no-petty-fee', :text,
              'We are sorry for the trouble, and will see to it.', :kind, :kind, false, false,
              :fulfils, 'DUE', 'ITS_TIME', 'WORKLIST', :due, :due, 2, 0)""")
        .param("id", id)
        .param("customer", customer)
        .param("gesture", gesture)
        .param("promise", promise)
        .param("text", text)
        .param("kind", kind)
        .param("fulfils", promise != null)
        .param("due", now.minus(Duration.ofMinutes(40)).atOffset(ZoneOffset.UTC))
        .update();
    return id;
  }
}
