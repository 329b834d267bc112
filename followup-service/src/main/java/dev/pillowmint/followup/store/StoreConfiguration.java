package dev.pillowmint.followup.store;

import dev.pillowmint.followup.insight.Insights;
import dev.pillowmint.followup.insight.Readers;
import dev.pillowmint.followup.plan.Backlog;
import dev.pillowmint.followup.plan.Files;
import dev.pillowmint.followup.plan.Histories;
import dev.pillowmint.followup.plan.Holdings;
import dev.pillowmint.followup.plan.HouseRules;
import dev.pillowmint.followup.plan.PromiseLedger;
import dev.pillowmint.followup.plan.Worklist;
import dev.pillowmint.followup.story.Chronicles;
import dev.pillowmint.followup.story.Stories;
import dev.pillowmint.sealing.KeptCopy;
import java.util.List;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
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
  Timers timers(JdbcClient jdbc) {
    return new Timers(jdbc);
  }

  @Bean
  EventsSeen eventsSeen(JdbcClient jdbc) {
    return new EventsSeen(jdbc);
  }

  /** Of follow-ups: what is meant where only an outbox is asked for. */
  @Bean
  @Primary
  PostgresOutbox outbox(JdbcClient jdbc, PlatformTransactionManager transactions) {
    return new PostgresOutbox(jdbc, new TransactionTemplate(transactions));
  }

  @Bean
  PostgresAnnouncements announcements(
      JdbcClient jdbc, PlatformTransactionManager transactions, ApplicationEventPublisher events) {
    return new PostgresAnnouncements(jdbc, new TransactionTemplate(transactions), events);
  }

  @Bean
  StoryTables storyTables(JdbcClient jdbc, PostgresAnnouncements announcements) {
    return StoryTables.of(jdbc, announcements);
  }

  @Bean
  Chronicles chronicles(
      JdbcClient jdbc, PlatformTransactionManager transactions, StoryTables tables) {
    return new PostgresChronicles(
        new TransactionTemplate(transactions), new Customers(jdbc), tables);
  }

  @Bean
  Stories stories(JdbcClient jdbc, StoryTables tables) {
    return new PostgresStories(jdbc, tables);
  }

  @Bean
  Insights insights(JdbcClient jdbc, HouseRules rules) {
    return new PostgresInsights(jdbc, rules.zone());
  }

  @Bean
  Readers readers(JdbcClient jdbc, PlatformTransactionManager transactions) {
    return new PostgresReaders(jdbc, new TransactionTemplate(transactions));
  }

  @Bean
  KeptCopy customerKeys(JdbcClient jdbc, PlatformTransactionManager transactions) {
    return new PostgresCustomerKeys(jdbc, new TransactionTemplate(transactions));
  }

  @Bean
  Worklist worklist(JdbcClient jdbc) {
    return new PostgresWorklist(jdbc);
  }

  @Bean
  PromiseLedger promiseLedger(JdbcClient jdbc) {
    return new PostgresLedger(jdbc);
  }

  @Bean
  Histories histories(JdbcClient jdbc) {
    return new PostgresHistories(jdbc);
  }

  @Bean
  Holdings holdings(JdbcClient jdbc) {
    return new PostgresHoldings(jdbc);
  }

  @Bean
  Backlog backlog(JdbcClient jdbc) {
    return new PostgresBacklog(jdbc);
  }

  @Bean
  Files files(
      JdbcClient jdbc,
      NamedParameterJdbcTemplate batches,
      PlatformTransactionManager transactions,
      EventsSeen eventsSeen,
      PostgresOutbox outbox,
      Timers timers,
      StoryTables story,
      ApplicationEventPublisher events) {
    Customers customers = new Customers(jdbc);
    FollowUps followUps = new FollowUps(jdbc);
    Promises promises = new Promises(jdbc);
    Acts acts = new Acts(jdbc);
    History history = new History(jdbc);
    List<Forgets> words = List.of(customers, followUps, promises, acts, history, story);
    Tables tables =
        new Tables(
            customers,
            followUps,
            promises,
            history,
            eventsSeen,
            outbox,
            acts,
            words,
            timers,
            story,
            new Joining(jdbc),
            events);
    return new PostgresFiles(new TransactionTemplate(transactions), batches, tables);
  }
}
