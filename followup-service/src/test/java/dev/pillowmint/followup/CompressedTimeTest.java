package dev.pillowmint.followup;

import static dev.pillowmint.followup.GestureBuilder.aGesture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pillowmint.followup.plan.CompressedClock;
import dev.pillowmint.localstack.TestStack;
import dev.pillowmint.schemas.FollowUpKind;
import dev.pillowmint.schemas.GestureKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The demonstration's time, db-scheduler included. */
@Tag("stack")
class CompressedTimeTest {
  private static final Instant START = Instant.parse("2026-03-02T05:00:00Z");
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  @Test
  void shouldLiveDaysInSecondsAndNotTurnBackWhenRestarted() {
    String customer = "c-" + UUID.randomUUID();
    String database = TestStack.shared().freshDatabase();
    CompressedClock second = compressed();
    try (Streams streams = new Streams()) {
      try (RunningService service = RunningService.startOn(database, compressed())) {
        streams.tell(customer, "customer.noted", START, Map.of("note", "likes sailing"));
        streams.publish(
            aGesture(GestureKind.REFUND, customer, START)
                .dueAfter(Duration.ofDays(3))
                .followedBy(FollowUpKind.AFTER_CARE, Duration.ofDays(2))
                .build());
        await()
            .atMost(PATIENCE)
            .until(() -> streams.told(customer).contains("promise-check FAILED broken"));
        assertThat(streams.told(customer)).contains("after-care DUE its-time");
        assertThat(service.isReady()).isTrue();
      }
      assertThat(second.instant()).isEqualTo(START);
      try (RunningService service = RunningService.startOn(database, second)) {
        await().atMost(PATIENCE).until(service::isReady);
        assertThat(second.instant()).isAfter(START.plus(Duration.ofDays(2)));
      }
    }
  }

  private static CompressedClock compressed() {
    return new CompressedClock(Clock.systemUTC(), START, 14_400);
  }
}
