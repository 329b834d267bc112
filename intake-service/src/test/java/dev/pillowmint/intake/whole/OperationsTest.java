package dev.pillowmint.intake.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.intake.whole.Intake.Answer;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What operators see on the management port. */
@Tag("stack")
class OperationsTest {
  private static Intake intake;

  @BeforeAll
  static void start() {
    intake = Intake.shared();
  }

  @Test
  void shouldTellItsHealthToEverybodyAndItsMetricsToScrapersOnly() {
    assertThat(intake.management("/actuator/health/liveness", "").status()).isEqualTo(200);
    assertThat(intake.management("/actuator/prometheus", "").status()).isEqualTo(401);
    assertThat(intake.management("/actuator/prometheus", "staff").status()).isEqualTo(403);
    assertThat(intake.management("/actuator/prometheus", "metrics").status()).isEqualTo(200);
    assertThat(intake.management("/actuator/env", "").status()).isEqualTo(401);
    assertThat(intake.management("/actuator/env", "metrics").status()).isEqualTo(404);
  }

  @Test
  void shouldBecomeReadyWithKafkaAndTheRegistry() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              Answer readiness = intake.management("/actuator/health/readiness", "");
              assertThat(readiness.status()).as(readiness.text()).isEqualTo(200);
              assertThat(readiness.json().at("/components/kafka/status").asString())
                  .isEqualTo("UP");
              assertThat(readiness.json().at("/components/registry/status").asString())
                  .isEqualTo("UP");
            });
  }

  @Test
  void shouldCountWhatIsAcceptedAndRejected() {
    intake.post(
        Intake.PLAIN,
        """
        {"id": "o-1", "source": "crm", "type": "customer.erased", "customerId": "C-9"}
        """);
    intake.post(Intake.PLAIN, "{");

    String metrics = intake.management("/actuator/prometheus", "metrics").text();

    assertThat(metrics)
        .contains(
            "pillowmint_events_accepted_total{application=\"intake-service\",source=\"demo\",type=\"customer.erased\"}",
            "pillowmint_events_rejected_total{application=\"intake-service\",reason=\"malformed-json\",source=\"demo\"}",
            "pillowmint_publish_seconds_count{application=\"intake-service\"}",
            "kafka_producer_");
  }
}
