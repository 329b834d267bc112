package dev.pillowmint.followup.store;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.Instant;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One timer per follow-up that waits, set and dropped in the transaction that changes it. */
final class Timers {
  static final TaskDescriptor<Void> FOLLOW_UP = TaskDescriptor.of("follow-up", Void.class);

  private final ObjectProvider<Scheduler> scheduler;
  private final JdbcClient jdbc;

  Timers(ObjectProvider<Scheduler> scheduler, JdbcClient jdbc) {
    this.scheduler = scheduler;
    this.jdbc = jdbc;
  }

  /** Sets one unless there is one; the one that is running sets itself again when it ends. */
  void set(UUID followUp, Instant at) {
    scheduler.getObject().scheduleIfNotExists(FOLLOW_UP.instance(followUp.toString()).build(), at);
  }

  /** Drops the one that waits; the one that is running finds out by itself. */
  void drop(UUID followUp) {
    jdbc.sql("delete from scheduled_tasks where task_name = ? and task_instance = ? and not picked")
        .param(FOLLOW_UP.getTaskName())
        .param(followUp.toString())
        .update();
  }

  /** Sets those that are missing: a hold and the end of a running timer may have crossed. */
  int setMissing() {
    return jdbc.sql(
            """
            insert into scheduled_tasks
              (task_name, task_instance, execution_time, picked, version)
            select ?, f.id::text, f.due_at, false, 1 from follow_ups f
            where f.state in ('PLANNED', 'HELD') and not exists (
              select from scheduled_tasks t where t.task_name = ? and t.task_instance = f.id::text)
            on conflict do nothing""")
        .param(FOLLOW_UP.getTaskName())
        .param(FOLLOW_UP.getTaskName())
        .update();
  }

  static CompletionHandler<Void> again(Instant at) {
    return (complete, operations) -> operations.reschedule(complete, at);
  }
}
