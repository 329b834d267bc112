package dev.pillowmint.followup.store;

import com.github.kagkarlsson.scheduler.Scheduler;
import dev.pillowmint.followup.plan.Files;
import dev.pillowmint.followup.plan.Worklist;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The store's beans. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

  /** Spring Boot must not migrate while it starts: see {@link Opening}. */
  @Bean
  FlywayMigrationStrategy migrateLater() {
    return flyway -> {};
  }

  @Bean
  Timers timers(ObjectProvider<Scheduler> scheduler, JdbcClient jdbc) {
    return new Timers(scheduler, jdbc);
  }

  @Bean
  EventsSeen eventsSeen(JdbcClient jdbc) {
    return new EventsSeen(jdbc);
  }

  @Bean
  PostgresOutbox outbox(JdbcClient jdbc, PlatformTransactionManager transactions) {
    return new PostgresOutbox(jdbc, new TransactionTemplate(transactions));
  }

  @Bean
  Worklist worklist(JdbcClient jdbc) {
    return new PostgresWorklist(jdbc);
  }

  @Bean
  Files files(
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      EventsSeen eventsSeen,
      PostgresOutbox outbox,
      Timers timers,
      ApplicationEventPublisher events) {
    Tables tables =
        new Tables(
            new Customers(jdbc),
            new FollowUps(jdbc),
            new Promises(jdbc),
            eventsSeen,
            outbox,
            timers,
            events);
    return new PostgresFiles(new TransactionTemplate(transactions), tables);
  }
}
