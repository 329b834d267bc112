package dev.pillowmint.intake.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pillowmint.intake.admission.AdmittedEvent;
import dev.pillowmint.intake.admission.Envelopes;
import dev.pillowmint.intake.publish.EventSealing.KeyUnavailable;
import dev.pillowmint.intake.publish.EventSealing.Seal;
import dev.pillowmint.schemas.CustomerEvent;
import dev.pillowmint.sealing.CustomerKeys;
import dev.pillowmint.sealing.MasterKeys;
import dev.pillowmint.sealing.SealedEvents;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.KafkaTemplate;

class CustomerKeySealingTest {
  private static final MasterKeys MASTER = MasterKeys.parse("5e".repeat(32));

  @Test
  void shouldSealNothingUntilKafkaHasTheKey() {
    Kafka kafka = new Kafka(false);
    Seal seal = keys(kafka, Duration.ofMillis(50)).of(List.of(noted("C-1")));

    assertThat(kafka.history()).hasSize(1);
    assertThatThrownBy(() -> seal.seal(AvroEvents.of(noted("C-1"))))
        .isInstanceOf(KeyUnavailable.class);
  }

  @Test
  void shouldLetPassWhatNeedsNoKeyWhileKafkaTakesNone() throws Exception {
    Kafka kafka = new Kafka(true);
    kafka.sendException = new TimeoutException("away");
    EventSealing keys = keys(kafka, Duration.ofSeconds(10));

    Seal away = keys.of(List.of(noted("C-1"), noted("C-2"), delivered("C-3")));

    assertThatThrownBy(() -> away.seal(AvroEvents.of(noted("C-1"))))
        .isInstanceOf(KeyUnavailable.class);
    assertThatThrownBy(() -> away.seal(AvroEvents.of(noted("C-2"))))
        .isInstanceOf(KeyUnavailable.class);
    CustomerEvent plain = AvroEvents.of(delivered("C-3"));
    assertThat(away.seal(plain)).isEqualTo(plain);

    kafka.sendException = null;
    Seal back = keys.of(List.of(noted("C-1")));
    assertThat(SealedEvents.keyIds(back.seal(AvroEvents.of(noted("C-1"))))).hasSize(1);
  }

  private static EventSealing keys(Kafka kafka, Duration timeout) {
    KafkaTemplate<String, byte[]> template = new KafkaTemplate<>(() -> kafka);
    return new CustomerKeySealing(
        new CustomerKeys(
            (name, wrapped) -> template.send("customer-keys", name, wrapped), MASTER, 10, timeout),
        new SealedEvents(Envelopes.TYPES));
  }

  private static AdmittedEvent noted(String customer) {
    return event(customer, "customer.noted", Map.of("note", "loves sailing"));
  }

  private static AdmittedEvent delivered(String customer) {
    return event(customer, "gesture.delivered", Map.of("gestureId", "g-1"));
  }

  private static AdmittedEvent event(String customer, String type, Map<String, Object> attributes) {
    return new AdmittedEvent(
        "e-1",
        "crm",
        Envelopes.TYPES.find(type).orElseThrow(),
        customer,
        Envelopes.NOW,
        Envelopes.NOW,
        null,
        attributes,
        Map.of());
  }

  /** Stays open after each record, as the factory's producers do. */
  private static final class Kafka extends MockProducer<String, byte[]> {
    Kafka(boolean durableAtOnce) {
      super(durableAtOnce, null, new StringSerializer(), new ByteArraySerializer());
    }

    @Override
    public void close(Duration timeout) {}
  }
}
