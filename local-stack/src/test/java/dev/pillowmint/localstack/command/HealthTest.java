package dev.pillowmint.localstack.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HealthTest {
  @Test
  void shouldSayWhatAServiceWaitsFor() {
    assertThat(
            Health.words(
                """
                {"status": "OUT_OF_SERVICE", "components": {
                  "kafka": {"status": "DOWN", "details": {"state": "waiting for the broker at localhost:9092"}},
                  "registry": {"status": "DOWN"},
                  "readinessState": {"status": "UP"}}}
                """))
        .isEqualTo("waiting for the broker at localhost:9092; waiting for registry");
  }

  @Test
  void shouldNotTripOverAnotherAnswer() {
    assertThat(Health.words("<html>")).isEqualTo("answers something unexpected");
  }
}
