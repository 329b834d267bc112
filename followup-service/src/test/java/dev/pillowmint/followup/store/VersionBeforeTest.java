package dev.pillowmint.followup.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The statements of the first version, word by word, on the newest schema: during an upgrade its
 * instances work beside the new ones.
 */
@Tag("stack")
class VersionBeforeTest {
  private static final OffsetDateTime NOW =
      OffsetDateTime.of(2026, 3, 2, 9, 0, 0, 0, ZoneOffset.UTC);

  private final JdbcClient jdbc = JdbcClient.create(MigratedDatabase.create());
  private final UUID id = UUID.randomUUID();

  @BeforeEach
  void lock() {
    jdbc.sql("insert into customers (id) values (?) on conflict do nothing").param("ada").update();
    jdbc.sql("select * from customers where id = ? for update").param("ada").query().singleRow();
  }

  @Test
  void shouldKeepACustomer() {
    jdbc.sql(
            """
            update customers set
              display_name = :name, display_name_at = :at, email = :email, email_at = :at,
              time_zone = :zone, time_zone_at = :at, quiet_from = :from, quiet_from_at = :at,
              quiet_until = :until, quiet_until_at = :at, leave_alone = :alone,
              leave_alone_at = :at, complaint_source = :source, complaint_event = :event,
              complaint_at = :at, erased_at = :erasedAt
            where id = :id""")
        .param("id", "ada")
        .param("name", "Ada")
        .param("email", "ada@example.org")
        .param("zone", "Europe/Berlin")
        .param("from", "21:00")
        .param("until", "08:00")
        .param("alone", false)
        .param("source", "crm")
        .param("event", "e")
        .param("erasedAt", null)
        .param("at", NOW)
        .update();
    jdbc.sql(
            """
            insert into wishes (customer_id, medium, purpose, allowed, told_at)
            values (?, ?, ?, ?, ?)
            on conflict (customer_id, medium, purpose)
            do update set allowed = excluded.allowed, told_at = excluded.told_at""")
        .params("ada", "EMAIL", "SERVICE", true, NOW)
        .update();
    assertThat(jdbc.sql("delete from wishes where customer_id = ?").param("ada").update())
        .isEqualTo(1);
  }

  @Test
  void shouldSeeAFollowUpThrough() {
    add("after-care", "AFTER_CARE", null);
    publish(1, "PLANNED");
    change(1, "HELD", "QUIET_HOURS");
    change(2, "DUE", "ITS_TIME");
    jdbc.sql("update follow_ups set done_by = ?, done_at = ?, note = ? where id = ?")
        .params("kim", NOW, "all well", id)
        .update();
    change(3, "DONE", "DONE");
    publish(4, "DONE");
    assertThatThrownBy(() -> change(4, "DUE", "ITS_TIME"))
        .isInstanceOf(DataIntegrityViolationException.class);
    assertThat(
            jdbc.sql(
                    """
                    select f.*, o.position, o.revision as o_revision, o.state as o_state,
                      o.reason as o_reason, o.channel as o_channel, o.due_at as o_due_at,
                      o.changed_at as o_changed_at
                    from outbox o join follow_ups f on f.id = o.follow_up_id
                    order by o.position limit ?""")
                .param(10)
                .query()
                .listOfRows())
        .hasSize(2);
    assertThat(
            jdbc.sql("select revision from follow_up_past order by revision")
                .query(Long.class)
                .list())
        .containsExactly(1L, 2L, 3L);
    jdbc.sql(
            "update follow_ups set text = null, customer_text = null, note = null where customer_id = ?")
        .param("ada")
        .update();
  }

  @Test
  void shouldKeepAndBreakPromises() {
    keep("P", "OPEN", NOW);
    keep("P", "KEPT", NOW);
    assertThatThrownBy(() -> keep("P", "BROKEN", NOW))
        .isInstanceOf(DataIntegrityViolationException.class);
    add("promise-check", "PROMISE_CHECK", "Q");
    keep("Q", "OPEN", NOW);
    keep("Q", "BROKEN", NOW);
    change(1, "FAILED", "BROKEN");
  }

  @Test
  void shouldOpenAPromiseWhoseEndTheNewVersionHeardOfFirst() {
    jdbc.sql(
            "insert into promises (customer_id, id, state, ended_at, ended_source, ended_event) values ('ada', 'P', 'KEPT', now(), 'crm', 'e')")
        .update();
    keep("P", "OPEN", NOW);
    keep("P", "KEPT", NOW);
    assertThat(jdbc.sql("select state from promises").query(String.class).single())
        .isEqualTo("KEPT");
  }

  @Test
  void shouldBreakAPromiseThatTheNewVersionHasWarnedOf() {
    add("promise-check", "PROMISE_CHECK", "Q");
    change(1, "DUE", "NEARLY_DUE");
    change(2, "FAILED", "BROKEN");
    assertThat(jdbc.sql("select state from follow_ups").query(String.class).single())
        .isEqualTo("FAILED");
  }

  @Test
  void shouldDedupeTimeAndAsk() {
    for (int expected : new int[] {1, 0}) {
      assertThat(
              jdbc.sql(
                      "insert into events_seen (source, id, seen_at) values (?, ?, ?) on conflict do nothing")
                  .params("crm", "e", NOW)
                  .update())
          .isEqualTo(expected);
    }
    add("after-care", "AFTER_CARE", null);
    assertThat(
            jdbc.sql(
                    """
                    insert into scheduled_tasks
                      (task_name, task_instance, execution_time, picked, version)
                    select ?, f.id::text, f.due_at, false, 1 from follow_ups f
                    where f.state in ('PLANNED', 'HELD') and not exists (
                      select from scheduled_tasks t where t.task_name = ? and t.task_instance = f.id::text)
                    on conflict do nothing""")
                .params("follow-up", "follow-up")
                .update())
        .isEqualTo(1);
    assertThat(
            jdbc.sql(
                    """
                    select f.*, c.display_name,
                      case when f.fulfils or f.kind = 'PROMISE_CHECK' then p.due_at end as promised_by
                    from follow_ups f
                    join customers c on c.id = f.customer_id
                    left join promises p on p.customer_id = f.customer_id and p.id = f.promise_id
                    where f.id = ?""")
                .param(id)
                .query()
                .listOfRows())
        .hasSize(1);
    assertThat(
            jdbc.sql("delete from events_seen where seen_at < ?").param(NOW.plusDays(1)).update())
        .isEqualTo(1);
  }

  private void add(String step, String kind, @org.jspecify.annotations.Nullable String promise) {
    jdbc.sql(
            """
            insert into follow_ups (id, customer_id, gesture_id, promise_id, rule, event_source,
              event_id, text, customer_text, step, kind, marketing, owed, fulfils, role, state,
              reason, channel, due_at, changed_at, revision, attempts, sending_since)
            values (:id, 'ada', 'g', :promise, 'rule', 'crm', 'e', 'text', 'customer text', :step,
              :kind, false, false, false, null, 'PLANNED', 'PLANNED', 'WORKLIST', :at, :at, 1, 0,
              null)""")
        .param("id", id)
        .param("promise", promise)
        .param("step", step)
        .param("kind", kind)
        .param("at", NOW)
        .update();
  }

  private void change(long was, String state, String reason) {
    int changed =
        jdbc.sql(
                """
                update follow_ups set text = :text, customer_text = :text, state = :state,
                  reason = :reason, channel = :channel, due_at = :at, changed_at = :at,
                  revision = :revision, attempts = :attempts, sending_since = :since
                where id = :id and revision = :was""")
            .param("text", "text")
            .param("state", state)
            .param("reason", reason)
            .param("channel", "WORKLIST")
            .param("at", NOW)
            .param("revision", was + 1)
            .param("attempts", 0)
            .param("since", null)
            .param("id", id)
            .param("was", was)
            .update();
    assertThat(changed).isEqualTo(1);
  }

  private void publish(long revision, String state) {
    jdbc.sql(
            """
            insert into outbox (follow_up_id, revision, state, reason, channel, due_at, changed_at)
            values (?, ?, ?, ?, ?, ?, ?)""")
        .params(id, revision, state, "PLANNED", "WORKLIST", NOW, NOW)
        .update();
  }

  private void keep(String promise, String state, OffsetDateTime dueAt) {
    jdbc.sql(
            """
            insert into promises (customer_id, id, state, what, due_at)
            values (:customer, :id, :state, :what, :dueAt)
            on conflict (customer_id, id)
            do update set state = :state, what = :what, due_at = :dueAt""")
        .param("customer", "ada")
        .param("id", promise)
        .param("state", state)
        .param("what", "call")
        .param("dueAt", dueAt)
        .update();
  }
}
