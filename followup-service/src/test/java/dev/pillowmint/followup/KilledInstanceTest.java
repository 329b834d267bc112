package dev.pillowmint.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.pillowmint.localstack.TestStack;
import dev.pillowmint.schemas.FollowUp;
import dev.pillowmint.schemas.FollowUpState;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Two instances, ten thousand due follow-ups, and one of the two is killed at work. */
@Tag("stack")
class KilledInstanceTest {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int MANY = 10_000;
  private static final int THREADS = 10;

  private final String run = UUID.randomUUID().toString();
  private final GreenMail mail = new GreenMail(ServerSetup.SMTP.dynamicPort());

  @Test
  void shouldSendEachOnce(@TempDir Path folder) {
    mail.start();
    TestStack stack = TestStack.shared();
    String url = stack.freshDatabase();
    JdbcTemplate database =
        new JdbcTemplate(new DriverManagerDataSource(url, stack.jdbcUser(), stack.jdbcPassword()));
    String[] settings = {
      "spring.mail.port=" + mail.getSmtp().getPort(),
      "spring.kafka.consumer.group-id=followup-" + run,
      "pillowmint.follow-up.zone=UTC",
      // No quiet hour at any time of the day on which this runs.
      "pillowmint.follow-up.quiet-from=00:00",
      "pillowmint.follow-up.quiet-until=00:00",
      "pillowmint.scheduler.threads=" + THREADS,
      "pillowmint.scheduler.heartbeat=1s",
      "pillowmint.scheduler.missed-heartbeats=4"
    };
    Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    Thread.UncaughtExceptionHandler usual = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> failures.add(failure));
    try (Streams streams = new Streams();
        RunningService stays = RunningService.startOn(url, Clock.systemUTC(), settings);
        ServiceProcess dies = ServiceProcess.start(folder.resolve("log"), url, settings)) {
      waiting().until(() -> stays.isReady() && dies.isStarted());
      plan(database);
      waiting().until(() -> sent(database) > MANY / 10);
      dies.kill();
      assertThat(sent(database)).isLessThan(MANY);
      waiting().until(() -> sent(database) == MANY);
      waiting().until(() -> sent(streams).size() >= MANY);
      assertThat(sent(streams).stream().map(FollowUp::getId).distinct()).hasSize(MANY);
      assertThat(sent(streams).stream().map(f -> f.getId() + f.getRevision()).distinct())
          .hasSize(MANY);
      List<String> letters = letters();
      assertThat(letters.stream().distinct()).hasSize(MANY);
      // Only what was being handed over at that moment comes again, under the same name.
      assertThat(letters).hasSizeLessThanOrEqualTo(MANY + THREADS);
      assertThat(failures).filteredOn(KilledInstanceTest::isOurs).isEmpty();
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(usual);
      mail.stop();
    }
  }

  /** As if they had been planned long ago: due now. */
  private void plan(JdbcTemplate database) {
    database.execute(
        "insert into customers (id, email, email_at) select 'c' || i || '-%1$s', i || '-%1$s@example.org', now() from generate_series(1, %2$d) i"
            .formatted(run, MANY));
    database.execute(
        """
        insert into follow_ups (id, customer_id, gesture_id, rule, customer_text, step, kind,
          marketing, owed, fulfils, state, reason, channel, due_at, changed_at, revision, attempts)
        select gen_random_uuid(), 'c' || i || '-%1$s', 'g', 'rule', 'All is well.', 'after-care',
          'AFTER_CARE', false, false, false, 'PLANNED', 'PLANNED', 'EMAIL', now(), now(), 1, 0
        from generate_series(1, %2$d) i"""
            .formatted(run, MANY));
    database.execute(
        """
        insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
        select 'follow-up', id::text, due_at, false, 1 from follow_ups where gesture_id = 'g' on conflict do nothing""");
  }

  /** Of this test: others' gestures are on the topics too. */
  private long sent(JdbcTemplate database) {
    return number(
        database,
        "select count(*) from follow_ups where state = 'SENT' and customer_id like '%%-%s'"
            .formatted(run));
  }

  private static long number(JdbcTemplate database, String sql) {
    Long number = database.queryForObject(sql, Long.class);
    return number == null ? 0 : number;
  }

  private List<FollowUp> sent(Streams streams) {
    return streams.followUps().stream()
        .filter(f -> f.getCustomerId().endsWith(run) && f.getState() == FollowUpState.SENT)
        .toList();
  }

  private List<String> letters() {
    return Arrays.stream(mail.getReceivedMessages())
        .filter(this::isOurs)
        .map(KilledInstanceTest::name)
        .toList();
  }

  private boolean isOurs(MimeMessage letter) {
    try {
      return letter.getHeader("To", null).contains(run);
    } catch (jakarta.mail.MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String name(MimeMessage letter) {
    try {
      return letter.getMessageID();
    } catch (jakarta.mail.MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ConditionFactory waiting() {
    return await().atMost(PATIENCE).dontCatchUncaughtExceptions();
  }

  /** The mail server's thread fails where a killed instance's connection is reset; no other may. */
  private static boolean isOurs(Throwable failure) {
    return Arrays.stream(failure.getStackTrace())
        .noneMatch(at -> at.getClassName().startsWith("com.icegreen.greenmail."));
  }
}
