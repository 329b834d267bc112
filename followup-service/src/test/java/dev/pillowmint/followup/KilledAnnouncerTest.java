package dev.pillowmint.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pillowmint.localstack.TestStack;
import dev.pillowmint.schemas.CustomerEvent;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * An instance that is killed at the worst moment: it has told the others, and not struck it off.
 */
@Tag("stack")
class KilledAnnouncerTest {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int MANY = 1200;
  private static final int CUSTOMERS = 50;

  /** So many are told before any is struck off. */
  private static final int BATCH = 500;

  private final String run = UUID.randomUUID().toString();

  @Test
  void shouldTellEachInOrderAndHearNoneTwice(@TempDir Path folder) throws SQLException {
    TestStack stack = TestStack.shared();
    String url = stack.freshDatabase();
    Flyway.configure().dataSource(url, stack.jdbcUser(), stack.jdbcPassword()).load().migrate();
    try (Connection test =
        DriverManager.getConnection(url, stack.jdbcUser(), stack.jdbcPassword())) {
      JdbcTemplate database = new JdbcTemplate(new SingleConnectionDataSource(test, true));
      String group = "spring.kafka.consumer.group-id=followup-" + run;
      say(database);
      test.setAutoCommit(false);
      database.execute(
          """
          select from announcements where position =
            (select position from announcements order by position offset 750 limit 1) for update""");
      try (ServiceProcess dies = ServiceProcess.start(folder.resolve("log"), url, group)) {
        await().atMost(PATIENCE).until(() -> told().size() == 2 * BATCH);
        dies.kill();
      }
      assertThat(number(database, "announcements")).isEqualTo(MANY - BATCH);
      test.rollback();
      test.setAutoCommit(true);
      try (RunningService next = RunningService.startOn(url, Clock.systemUTC(), group)) {
        await().atMost(PATIENCE).until(() -> number(database, "moments") == MANY);
        assertThat(number(database, "announcements")).isZero();
        assertThat(number(database, "preference_changes")).isEqualTo(MANY);
        assertThat(next.isReady()).isTrue();
      }
    }
    assertThat(told()).hasSize(MANY + BATCH);
    assertThat(told().stream().map(CustomerEvent::getId).distinct()).hasSize(MANY);
    assertThat(idsByCustomer().values())
        .hasSize(CUSTOMERS)
        .allSatisfy(ids -> assertThat(ids.stream().distinct().toList()).isSorted());
  }

  private List<CustomerEvent> told() {
    return Streams.announced(customer -> customer.endsWith(run));
  }

  private Map<String, List<String>> idsByCustomer() {
    return told().stream()
        .collect(
            Collectors.groupingBy(
                CustomerEvent::getCustomerId,
                Collectors.mapping(CustomerEvent::getId, Collectors.toList())));
  }

  /** As if so many had unsubscribed. */
  private void say(JdbcTemplate database) {
    database.execute(
        "insert into customers (id) select 'c' || i || '-%s' from generate_series(0, %d) i"
            .formatted(run, CUSTOMERS - 1));
    database.execute(
        """
        insert into announcements (customer_id, event_id, type, happened_at, attributes)
        select 'c' || i %% %3$d || '-%1$s', 'unsubscribed-' || lpad(i::text, 6, '0') || '-%1$s',
          'customer.unsubscribed', now(), '{"channel": "email"}'
        from generate_series(1, %2$d) i"""
            .formatted(run, MANY, CUSTOMERS));
  }

  private static long number(JdbcTemplate database, String table) {
    Long number = database.queryForObject("select count(*) from " + table, Long.class);
    return number == null ? 0 : number;
  }
}
