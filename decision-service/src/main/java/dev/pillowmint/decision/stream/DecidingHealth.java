package dev.pillowmint.decision.stream;

import org.apache.kafka.streams.KafkaStreams;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Up while events are decided; else says what is waited for. */
final class DecidingHealth implements HealthIndicator {
  private final Beginning beginning;

  DecidingHealth(Beginning beginning) {
    this.beginning = beginning;
  }

  @Override
  public Health health() {
    return beginning.waitsFor().map(DecidingHealth::waiting).orElseGet(this::ofStreams);
  }

  private Health ofStreams() {
    KafkaStreams.State state = beginning.state();
    return state == KafkaStreams.State.RUNNING
        ? Health.up().build()
        : waiting(
            state == KafkaStreams.State.REBALANCING
                ? "waiting for partitions to be assigned and their state to be restored"
                : "deciding has stopped; the streams are " + state);
  }

  private static Health waiting(String what) {
    return Health.outOfService().withDetail("status", what).build();
  }
}
