package dev.pillowmint.followup.store;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Fills every table as a year of work does. */
final class Crowd {
  private Crowd() {}

  /**
   * @param promises how many; twice as many follow-ups, a fifth of all is open
   */
  static void fill(DataSource database, int promises) {
    JdbcTemplate jdbc = new JdbcTemplate(database);
    List.of(
            "insert into customers (id) select 'c' || i from generate_series(0, %1$d / 5) i",
            "insert into wishes select 'c' || i, 'EMAIL', 'SERVICE', true, now() from generate_series(0, %1$d / 5) i",
            """
            insert into promises (customer_id, id, state, what, due_at, owner)
            select 'c' || i / 5, 'g' || i, case i %% 5 when 0 then 'OPEN' else 'KEPT' end, 'call',
              now() + (i - %1$d) * interval '1 minute', 'team' || i %% 20
            from generate_series(0, %1$d - 1) i""",
            """
            insert into follow_ups (id, customer_id, gesture_id, promise_id, rule, step, kind,
              marketing, owed, fulfils, state, reason, channel, due_at, changed_at, revision, attempts)
            select md5('check' || i)::uuid, 'c' || i / 5, 'g' || i, 'g' || i, 'rule', 'promise-check',
              'PROMISE_CHECK', false, false, false,
              case i %% 50 when 0 then 'DUE' when 5 then 'PLANNED' when 10 then 'PLANNED'
                when 15 then 'PLANNED' when 20 then 'HELD' else 'DONE' end,
              'PLANNED', 'WORKLIST', now() + (i - %1$d) * interval '1 minute',
              now() + (i - %1$d) * interval '1 minute', 2, 0
            from generate_series(0, %1$d - 1) i""",
            """
            insert into follow_ups (id, customer_id, gesture_id, rule, step, kind,
              marketing, owed, fulfils, state, reason, channel, due_at, changed_at, revision, attempts)
            select md5('care' || i)::uuid, 'c' || i / 5, 'g' || i, 'rule', 'after-care',
              'AFTER_CARE', false, false, false,
              case i %% 50 when 0 then 'DUE' when 5 then 'PLANNED' when 10 then 'PLANNED'
                when 15 then 'PLANNED' when 20 then 'HELD' else 'DONE' end,
              'PLANNED', 'WORKLIST', now() + (i - %1$d) * interval '1 minute',
              now() + (i - %1$d) * interval '1 minute', 2, 0
            from generate_series(0, %1$d - 1) i""",
            """
            insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
            select 'follow-up', id::text, now() + interval '1 year', false, 1 from follow_ups
            where state in ('PLANNED', 'HELD') or (state = 'DUE' and kind = 'PROMISE_CHECK')""",
            "insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version) select 'other', i::text, now() + interval '1 year', false, 1 from generate_series(1, 3 * %1$d) i",
            """
            insert into follow_up_past select id, 1, 'PLANNED', 'PLANNED', 'WORKLIST', due_at, changed_at
            from follow_ups where revision = 2""",
            """
            insert into acts (customer_id, follow_up_id, revision, what, done_by, done_at)
            select customer_id, id, 2, 'FINISHED', 'kim', now() from follow_ups where state = 'DONE'""",
            """
            insert into outbox (follow_up_id, revision, state, reason, channel, due_at, changed_at)
            select id, revision, state, reason, channel, due_at, changed_at from follow_ups
            where state = 'DUE'""",
            """
            insert into events_seen select 'crm', i::text, now() - i * interval '1 minute'
            from generate_series(0, %1$d) i""",
            "analyze")
        .forEach(sql -> jdbc.execute(sql.formatted(promises)));
  }
}
