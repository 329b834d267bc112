package dev.pillowmint.followup.store;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One timer per follow-up that waits, set and dropped in the transaction that changes it. */
final class Timers {
  static final TaskDescriptor<Void> FOLLOW_UP = TaskDescriptor.of("follow-up", Void.class);

  private final JdbcClient jdbc;

  Timers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Sets one unless there is one; the one that is running sets itself again when it ends. */
  void set(UUID followUp, Instant at, Writes writes) {
    writes.add(
        """
        insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
        values (:task, :followUp, :at, false, 1) on conflict do nothing""",
        new MapSqlParameterSource("task", FOLLOW_UP.getTaskName())
            .addValue("followUp", followUp.toString())
            .addValue("at", Times.column(at)));
  }

  /** Moves the one that waits, or sets one; the one that is running sets itself again. */
  void move(UUID followUp, Instant at) {
    jdbc.sql(
            """
            insert into scheduled_tasks
              (task_name, task_instance, execution_time, picked, version)
            values (?, ?, ?, false, 1)
            on conflict (task_name, task_instance)
            do update set execution_time = excluded.execution_time,
              version = scheduled_tasks.version + 1
            where not scheduled_tasks.picked""")
        .param(FOLLOW_UP.getTaskName())
        .param(followUp.toString())
        .param(Times.column(at))
        .update();
  }

  /** Drops the one that waits; the one that is running finds out by itself. */
  void drop(UUID followUp) {
    jdbc.sql("delete from scheduled_tasks where task_name = ? and task_instance = ? and not picked")
        .param(FOLLOW_UP.getTaskName())
        .param(followUp.toString())
        .update();
  }

  /**
   * Sets those that are missing and soon due: a hold and the end of a running timer may have
   * crossed. A check whose warning was moved is looked at at once, since it may be time to warn.
   *
   * @param until those due by then
   * @param warning checks whose warning was moved, due by then
   */
  int setMissing(Instant now, Instant until, Instant warning) {
    return jdbc.sql(
            """
            insert into scheduled_tasks
              (task_name, task_instance, execution_time, picked, version)
            select :name, f.id::text, f.look, false, 1
            from (
              select id, due_at as look from follow_ups
              where state in ('PLANNED', 'HELD') and due_at <= :until
              union all
              select id, :now from follow_ups
              where state = 'HELD' and kind = 'PROMISE_CHECK'
                and due_at > :until and due_at <= :warning
              union all
              select id, :now from follow_ups where state = 'DUE' and kind = 'PROMISE_CHECK') f
            where not exists (
              select from scheduled_tasks t
              where t.task_name = :name and t.task_instance = f.id::text)
            on conflict do nothing""")
        .param("name", FOLLOW_UP.getTaskName())
        .param("now", Times.column(now))
        .param("until", Times.column(until))
        .param("warning", Times.column(warning))
        .update();
  }

  static CompletionHandler<Void> again(Instant at) {
    return (complete, operations) -> operations.reschedule(complete, at);
  }
}
