package dev.pillowmint.followup.store;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.DeadExecutionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.pillowmint.followup.plan.CompressedClock;
import dev.pillowmint.followup.plan.Delivery;
import dev.pillowmint.followup.plan.Senders;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** db-scheduler, by this service's clock and in the store's transactions. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SchedulerSettings.class)
class SchedulerConfiguration {
  /** Beyond it, the time after which one is taken for dead is more than db-scheduler can count. */
  private static final int MOST_MISSED = 100_000_000;

  private static final Duration FIRST_RETRY = Duration.ofSeconds(5);
  private static final Duration LONGEST_RETRY = Duration.ofMinutes(10);

  @Bean
  CustomTask<Void> followUpTask(ObjectProvider<Delivery> delivery, Clock clock) {
    DeadExecutionHandler<Void> revive =
        (complete, operations) -> operations.reschedule(complete, clock.instant());
    return Tasks.custom(Timers.FOLLOW_UP)
        .onFailure(retry())
        .onDeadExecution(revive)
        .execute(
            (task, context) -> next(delivery.getObject().carryOut(UUID.fromString(task.getId()))));
  }

  /** Not started here: that waits for the database. The dialect is named, not asked for. */
  @Bean(destroyMethod = "")
  Scheduler scheduler(
      DataSource dataSource,
      CustomTask<Void> task,
      ObjectProvider<RecurringTask<Void>> recurring,
      SchedulerSettings settings,
      Senders senders,
      Clock clock) {
    int speed = clock instanceof CompressedClock compressed ? compressed.speed() : 1;
    return Scheduler.create(new TransactionAwareDataSourceProxy(dataSource), task)
        .startTasks(recurring.stream().toList())
        .clock(clock::instant)
        .schedulerName(new SchedulerName.Fixed("followup-" + UUID.randomUUID()))
        .jdbcCustomization(new PostgreSqlJdbcCustomization(false, false))
        .pollUsingLockAndFetch(0.5, 1.0)
        .threads(settings.threads() + senders.atOnce())
        .pollingInterval(settings.poll())
        .heartbeatInterval(settings.heartbeat())
        .missedHeartbeatsLimit(
            Math.clamp((long) settings.missedHeartbeats() * speed, 4, MOST_MISSED))
        .shutdownMaxWait(settings.shutdownWait())
        .build();
  }

  private static CompletionHandler<Void> next(Optional<java.time.Instant> again) {
    return again.map(Timers::again).orElseGet(CompletionHandler.OnCompleteRemove::new);
  }

  /** A fault, such as a database that went away: later again, however often. */
  private static FailureHandler<Void> retry() {
    return new FailureHandler<>() {
      @Override
      public void onFailure(ExecutionComplete complete, ExecutionOperations<Void> operations) {
        int failures = Math.min(complete.getExecution().consecutiveFailures, 10);
        Duration wait = FIRST_RETRY.multipliedBy(1L << failures);
        operations.reschedule(
            complete,
            complete.getTimeDone().plus(wait.compareTo(LONGEST_RETRY) < 0 ? wait : LONGEST_RETRY));
      }
    };
  }
}
