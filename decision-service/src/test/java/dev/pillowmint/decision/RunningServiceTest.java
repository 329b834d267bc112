package dev.pillowmint.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pillowmint.schemas.CustomerEvent;
import dev.pillowmint.schemas.Decision;
import dev.pillowmint.schemas.Gesture;
import dev.pillowmint.schemas.Outcome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("stack")
@Tag("containers")
class RunningServiceTest {
  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration WAIT = Duration.ofSeconds(15);

  @TempDir private static Path stateDir;
  private static RunningService service;
  private static Topics topics;

  @BeforeAll
  static void start() {
    service = new RunningService(stateDir);
    topics = new Topics();
    await().atMost(START).until(RunningServiceTest::ready);
  }

  @AfterAll
  static void stop() {
    topics.close();
    service.close();
  }

  @Test
  void shouldTellTheDecisionInTheStory() {
    topics.publish(Topics.fee(aCustomer(), UUID.randomUUID().toString(), "5.00"));
    String customer = aCustomer();

    topics.publish(Topics.fee(customer, UUID.randomUUID().toString(), "5.00"));

    await()
        .pollInterval(Duration.ofMillis(20))
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                service.get("/v1/customers/" + customer).statusCode() == 200
                    && service.get("/v1/customers/" + customer).body().contains("\"GRANTED\""));
    assertThat(service.get("/v1/customers/" + customer).body())
        .contains("A fee of 5.00 EUR was charged for a slip (rule no-petty-fee).")
        .contains("\"amount\":{\"amount\":\"5.00\",\"currency\":\"EUR\"}")
        .contains("openPromises");
  }

  @Test
  void shouldDecideARedeliveredEventOnce() {
    String customer = aCustomer();
    String event = UUID.randomUUID().toString();
    topics.publish(Topics.fee(customer, event, "5.00"));
    topics.publish(Topics.fee(customer, event, "5.00"));
    topics.publish(Topics.fee(customer, UUID.randomUUID().toString(), "7.00"));

    await().atMost(WAIT).until(() -> topics.<Gesture>committed("gestures", customer).size() >= 2);

    assertThat(topics.<Decision>committed("decisions", customer))
        .extracting(Decision::getOutcome)
        .containsExactly(Outcome.GRANTED, Outcome.GRANTED);
    assertThat(topics.<Gesture>committed("gestures", customer))
        .extracting(g -> g.getAmount().getMinorUnits())
        .containsExactly(500L, 700L);
  }

  @Test
  void shouldSetAPoisonRecordAsideAndGoOn() {
    String customer = aCustomer();
    byte[] poison = "no Avro".getBytes(StandardCharsets.UTF_8);
    topics.publishBytes(customer, poison);
    topics.publish(Topics.fee(customer, UUID.randomUUID().toString(), "5.00"));

    await().atMost(WAIT).until(() -> topics.<Gesture>committed("gestures", customer).size() == 1);

    assertThat(topics.deadLetters("customer-events"))
        .filteredOn(letter -> customer.equals(new String(letter.key(), StandardCharsets.UTF_8)))
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.value()).isEqualTo(poison);
              assertThat(header(letter, "reason")).isNotBlank();
              assertThat(header(letter, "kafka_dlt-original-topic")).isEqualTo("customer-events");
              assertThat(header(letter, "kafka_dlt-exception-stacktrace")).contains("\tat ");
              assertThat(letter.headers().lastHeader("kafka_dlt-original-offset").value())
                  .hasSize(8);
            });
  }

  @Test
  void shouldSayClearlyThatACustomerIsUnknown() {
    assertThat(service.get("/v1/customers/nobody"))
        .satisfies(
            response -> {
              assertThat(response.statusCode()).isEqualTo(404);
              assertThat(response.headers().firstValue("Content-Type"))
                  .hasValue("application/problem+json");
              assertThat(response.body()).contains("Nothing is known of a customer");
            });
  }

  @Test
  void shouldTellNothingOfAnErasedCustomer() {
    String customer = aCustomer();
    CustomerEvent fee = Topics.fee(customer, UUID.randomUUID().toString(), "5.00");
    topics.publish(fee);
    await().atMost(WAIT).until(() -> service.get("/v1/customers/" + customer).statusCode() == 200);

    topics.publish(
        CustomerEvent.newBuilder(fee)
            .setId(UUID.randomUUID().toString())
            .setType("customer.erased")
            .setAttributes(Map.of())
            .build());

    await().atMost(WAIT).until(() -> service.get("/v1/customers/" + customer).statusCode() == 404);
  }

  @Test
  void shouldShowTheActivePolicy() {
    assertThat(service.get("/v1/policy"))
        .satisfies(
            response -> {
              assertThat(response.statusCode()).isEqualTo(200);
              assertThat(response.headers().firstValue("Policy-Name")).hasValue("house");
              assertThat(response.body()).contains("- name: no-petty-fee");
            });
  }

  @Test
  void shouldAskWhoIsReading() {
    assertThat(service.anonymous("/v1/policy").statusCode()).isEqualTo(401);
    assertThat(service.anonymous("/v1/customers/x").statusCode()).isEqualTo(401);
    assertThat(service.management("/actuator/prometheus").statusCode()).isEqualTo(200);
    assertThat(service.management("/actuator/prometheus", "").statusCode()).isEqualTo(401);
    assertThat(service.management("/actuator/prometheus", "staff:staff").statusCode())
        .isEqualTo(403);
  }

  @Test
  void shouldMeasureDecisions() {
    String customer = aCustomer();
    topics.publish(Topics.fee(customer, UUID.randomUUID().toString(), "5.00"));
    await().atMost(WAIT).until(() -> service.get("/v1/customers/" + customer).statusCode() == 200);

    await()
        .atMost(WAIT)
        .untilAsserted(
            () ->
                assertThat(service.management("/actuator/prometheus").body())
                    .contains("pillowmint_decisions_total{", "pillowmint_gesture_value_total{")
                    .contains("pillowmint_decision_latency_seconds_bucket{")
                    .contains("kafka_consumer_fetch_manager_records_lag"));
  }

  private static String aCustomer() {
    return "C-" + UUID.randomUUID();
  }

  private static boolean ready() {
    return service.management("/actuator/health/readiness").statusCode() == 200;
  }

  private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
    return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }
}
