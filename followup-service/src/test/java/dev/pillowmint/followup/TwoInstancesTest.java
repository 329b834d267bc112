package dev.pillowmint.followup;

import static dev.pillowmint.followup.GestureBuilder.aGesture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.pillowmint.localstack.TestStack;
import dev.pillowmint.schemas.FollowUpKind;
import dev.pillowmint.schemas.FollowUpState;
import dev.pillowmint.schemas.GestureKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two instances share the work of one database. */
@Tag("stack")
class TwoInstancesTest {
  private static final Instant MONDAY_TEN = Instant.parse("2026-03-02T09:00:00Z");
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int CUSTOMERS = 60;

  @Test
  void shouldSendEachFollowUpOnce() {
    String run = UUID.randomUUID().toString();
    List<String> customers =
        IntStream.range(0, CUSTOMERS).mapToObj(i -> "c-%d-%s".formatted(i, run)).toList();
    SettableClock clock = new SettableClock(MONDAY_TEN);
    GreenMail mail = new GreenMail(ServerSetup.SMTP.dynamicPort());
    mail.start();
    String database = TestStack.shared().freshDatabase();
    String[] settings = {
      "spring.mail.port=" + mail.getSmtp().getPort(),
      "spring.kafka.consumer.group-id=followup-" + run
    };
    try (Streams streams = new Streams();
        RunningService one = RunningService.startOn(database, clock, settings);
        RunningService two = RunningService.startOn(database, clock, settings)) {
      await().atMost(PATIENCE).until(() -> one.isReady() && two.isReady());
      for (String customer : customers) {
        String address = customer + "@example.org";
        streams.tell(customer, "customer.profile-changed", MONDAY_TEN, Map.of("email", address));
        streams.publish(
            aGesture(GestureKind.REFUND, customer, MONDAY_TEN)
                .dueAfter(Duration.ofDays(9))
                .followedBy(FollowUpKind.AFTER_CARE, Duration.ofDays(2))
                .build());
      }
      await()
          .atMost(PATIENCE)
          .until(() -> customers.stream().allMatch(c -> streams.told(c).size() == 2));
      clock.advance(Duration.ofDays(2));
      await()
          .atMost(PATIENCE)
          .until(
              () -> {
                clock.advance(Duration.ofMillis(100));
                return customers.stream().allMatch(c -> sent(streams, c) == 1);
              });
      assertThat(mail.getReceivedMessages()).hasSize(CUSTOMERS);
    } finally {
      mail.stop();
    }
  }

  private static long sent(Streams streams, String customer) {
    return streams.followUpsOf(customer).stream()
        .filter(f -> f.getState() == FollowUpState.SENT)
        .count();
  }
}
