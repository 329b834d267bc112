package dev.pillowmint.followup.listen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.localstack.TestStack;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

@Tag("stack")
class KafkaHealthIndicatorTest {

  @Test
  void shouldBeUpWhereAllTopicsExist() {
    assertThat(health("customer-events", "gestures", "follow-ups").getStatus())
        .isEqualTo(Status.UP);
  }

  @Test
  void shouldNameTheTopicsThatAreMissing() {
    Health health = health("gestures", "no-such-topic", "nor-this-one");
    assertThat(health.getStatus()).isEqualTo(Status.DOWN);
    assertThat(String.valueOf(health.getDetails().get("waiting for")))
        .contains("no-such-topic, nor-this-one")
        .doesNotContain("gestures");
  }

  private static Health health(String... topics) {
    KafkaHealthIndicator indicator =
        new KafkaHealthIndicator(
            Map.of("bootstrap.servers", TestStack.shared().bootstrapServers()), List.of(topics));
    try {
      return indicator.health();
    } finally {
      indicator.destroy();
    }
  }
}
