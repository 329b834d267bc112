package dev.pillowmint.followup.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What ended long ago goes; what is open, young or not published yet stays. */
@Tag("stack")
class ArchiveTest {
  private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
  private static final Instant LATELY = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant BETWEEN = Instant.parse("2025-01-01T00:00:00Z");

  private final JdbcClient jdbc = JdbcClient.create(MigratedDatabase.create());

  @Test
  void shouldRemoveOnlyWhatEndedLongAgo() {
    jdbc.sql("insert into customers (id) values ('ada')").update();
    UUID old = add("old", "DONE", LONG_AGO);
    jdbc.sql(
            """
            insert into follow_ups (id, customer_id, gesture_id, step, kind, marketing, owed, fulfils,
              state, reason, channel, due_at, changed_at, revision, attempts)
            select gen_random_uuid(), customer_id, gesture_id, step || i, kind, marketing, owed,
              fulfils, state, reason, channel, due_at, changed_at, revision, attempts
            from follow_ups, generate_series(1, 2499) i where id = ?""")
        .param(old)
        .update();
    add("open", "PLANNED", LONG_AGO);
    add("young", "DONE", LATELY);
    UUID waiting = add("waiting", "DONE", LONG_AGO);
    jdbc.sql(
            "insert into outbox (follow_up_id, revision, state, reason, channel, due_at, changed_at) values (?, 1, 'DONE', 'DONE', 'WORKLIST', now(), now())")
        .param(waiting)
        .update();
    jdbc.sql("update follow_ups set revision = 2").update();
    promise("kept", "KEPT", LONG_AGO);
    promise("open", "OPEN", LONG_AGO);
    promise("young", "BROKEN", LATELY);
    promise("settled-lately", "KEPT", LONG_AGO);
    jdbc.sql("update promises set ended_at = ? where id = 'settled-lately'")
        .param(Times.column(LATELY))
        .update();

    assertThat(new Archive(jdbc).prune(BETWEEN)).isEqualTo(2501);

    assertThat(ids("select step from follow_ups order by step"))
        .containsExactly("open", "waiting", "young");
    assertThat(ids("select id from promises order by id"))
        .containsExactly("open", "settled-lately", "young");
    assertThat(jdbc.sql("select count(*) from follow_up_past").query(Long.class).single())
        .isEqualTo(3);
    assertThat(new Archive(jdbc).prune(BETWEEN)).isZero();
  }

  private java.util.List<String> ids(String sql) {
    return jdbc.sql(sql).query((row, n) -> row.getString(1)).list();
  }

  private UUID add(String step, String state, Instant at) {
    UUID id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into follow_ups (id, customer_id, gesture_id, step, kind, marketing, owed, fulfils,
              state, reason, channel, due_at, changed_at, revision, attempts)
            values (?, 'ada', 'g', ?, 'AFTER_CARE', false, false, false, ?, 'PLANNED', 'WORKLIST', ?,
              ?, 1, 0)""")
        .param(id)
        .param(step)
        .param(state)
        .param(Times.column(at))
        .param(Times.column(at))
        .update();
    return id;
  }

  private void promise(String id, String state, Instant dueAt) {
    jdbc.sql("insert into promises (customer_id, id, state, due_at) values ('ada', ?, ?, ?)")
        .param(id)
        .param(state)
        .param(Times.column(dueAt))
        .update();
  }
}
