package dev.pillowmint.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TopicsTest {

  @Test
  void shouldGiveEveryConsumerADeadLetterTopicOfItsOwn() {
    assertThat(Topics.shipped().topics())
        .extracting(Topic::name)
        .contains(
            "customer-events.decision-service.dlt",
            "follow-ups.decision-service.dlt",
            "customer-events.followup-service.dlt",
            "gestures.followup-service.dlt",
            "decisions.followup-service.dlt");
  }

  @Test
  void shouldKeepRecordsForTheStatedTime() {
    assertThat(Topics.shipped().topics())
        .filteredOn(t -> t.name().equals("customer-events"))
        .singleElement()
        .satisfies(t -> assertThat(t.retention()).isEqualTo(Duration.ofDays(400)));
    assertThat(Topics.shipped().topics())
        .filteredOn(t -> t.cleanup().equals("compact"))
        .allSatisfy(t -> assertThat(t.retention()).isNull());
  }
}
