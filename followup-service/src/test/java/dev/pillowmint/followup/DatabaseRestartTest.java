package dev.pillowmint.followup;

import static dev.pillowmint.followup.GestureBuilder.aGesture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.pillowmint.localstack.TestStack;
import dev.pillowmint.schemas.FollowUp;
import dev.pillowmint.schemas.FollowUpKind;
import dev.pillowmint.schemas.GestureKind;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** PostgreSQL itself ends, without tidying up, in the midst of the work, and comes back. */
@Tag("stack")
@Tag("containers")
class DatabaseRestartTest {
  private static final Instant MONDAY_TEN = Instant.parse("2026-03-02T09:00:00Z");
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int MANY = 200;
  private static final int AT_ONCE = 7;

  /** Besides those that the mail server's places add. */
  private static final int MORE_THREADS = 1;

  private final String run = UUID.randomUUID().toString();
  private final SettableClock clock = new SettableClock(MONDAY_TEN);
  private final GreenMail mail = new GreenMail(ServerSetup.SMTP.dynamicPort());
  private final List<String> customers =
      IntStream.range(0, MANY).mapToObj(i -> "c%d-%s".formatted(i, run)).toList();

  @Test
  void shouldPlanSendAndReportEachOnceWhateverIsUnderWay() {
    mail.start();
    try (Streams streams = new Streams();
        RunningService service =
            RunningService.start(
                clock,
                "spring.mail.port=" + mail.getSmtp().getPort(),
                "pillowmint.channels.email.at-once=" + AT_ONCE,
                "pillowmint.scheduler.threads=" + MORE_THREADS,
                "pillowmint.scheduler.heartbeat=1s",
                "pillowmint.scheduler.missed-heartbeats=4")) {
      await().atMost(PATIENCE).until(service::isReady);
      customers.forEach(customer -> grant(streams, customer));

      restartAt(MANY / 10, streams, "promise-check PLANNED planned");
      awaitAll(streams, "promise-check PLANNED planned");
      await().atMost(PATIENCE).ignoreExceptions().until(() -> service.knowsEmails(MANY));
      clock.advance(Duration.ofDays(1));
      restartAt(MANY / 10, streams, "mail SENT sent");
      awaitAll(streams, "mail SENT sent");
      clock.advance(Duration.ofDays(2));
      restartAt(MANY / 10, streams, "promise-check FAILED broken");
      awaitAll(streams, "promise-check FAILED broken");

      assertThat(letters().distinct()).hasSize(MANY);
      // Only what was being handed over, or recorded as sent, at that moment comes again, under the
      // same name: at most one for each thread.
      assertThat(letters()).hasSizeLessThanOrEqualTo(MANY + AT_ONCE + MORE_THREADS);
      assertThat(changes(streams).values())
          .hasSize(2 * MANY)
          .allSatisfy(
              life -> assertThat(life.stream().map(FollowUp::getState)).doesNotHaveDuplicates());
      assertThat(service.isReady()).isTrue();
    } finally {
      mail.stop();
    }
  }

  private static void grant(Streams streams, String customer) {
    Map<String, Object> profile = Map.of("email", customer + "@example.org");
    streams.tell(customer, "customer.profile-changed", MONDAY_TEN, profile);
    streams.publish(
        aGesture(GestureKind.GIFT, customer, MONDAY_TEN)
            .dueAfter(Duration.ofDays(3))
            .step("mail", FollowUpKind.AFTER_CARE, Duration.ofDays(1), "email")
            .build());
  }

  private void restartAt(int number, Streams streams, String what) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(10))
        .until(
            () -> {
              clock.advance(Duration.ofMillis(50));
              return told(streams, what) >= number;
            });
    TestStack.shared().restartDatabase();
  }

  private void awaitAll(Streams streams, String what) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              clock.advance(Duration.ofMillis(500));
              assertThat(told(streams, what)).isEqualTo(MANY);
            });
  }

  private long told(Streams streams, String what) {
    return mine(streams)
        .filter(f -> "%s %s %s".formatted(f.getStep(), f.getState(), f.getReason()).equals(what))
        .map(FollowUp::getId)
        .distinct()
        .count();
  }

  /** Each change of each follow-up once: published again, it is the same one. */
  private Map<String, List<FollowUp>> changes(Streams streams) {
    return mine(streams).distinct().collect(Collectors.groupingBy(FollowUp::getId));
  }

  private Stream<FollowUp> mine(Streams streams) {
    return streams.followUps().stream().filter(f -> f.getCustomerId().endsWith(run));
  }

  private Stream<String> letters() {
    return Arrays.stream(mail.getReceivedMessages()).map(DatabaseRestartTest::name);
  }

  private static String name(MimeMessage letter) {
    try {
      return letter.getMessageID();
    } catch (jakarta.mail.MessagingException e) {
      throw new IllegalStateException(e);
    }
  }
}
