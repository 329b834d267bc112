package dev.pillowmint.intake.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.catalogue.Attributes;
import dev.pillowmint.catalogue.EventType;
import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.intake.whole.Intake.Answer;
import dev.pillowmint.localstack.TestStack;
import dev.pillowmint.schemas.CustomerEvent;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every form, from the request to the record that another program reads. */
class PublishingTest {
  private static final TestStack STACK = TestStack.shared();
  private static Intake intake;

  @BeforeAll
  static void start() {
    intake = Intake.against(STACK.bootstrapServers(), STACK.registryUrl());
  }

  @AfterAll
  static void stop() {
    intake.close();
  }

  @Test
  void shouldPublishAPlainEvent() {
    Answer answer =
        intake.post(
            Intake.PLAIN,
            """
            {"id": "plain-1", "source": "billing", "type": "fee.charged", "customerId": "C-1",
             "time": "2026-03-02T10:30:00+01:00", "subject": "R-1",
             "attributes": {"fee": "return service", "amount": {"amount": "5.00", "currency": "EUR"}, "cause": "slip"}}
            """);

    assertThat(answer.text())
        .isEqualTo("{\"id\":\"plain-1\",\"source\":\"billing\",\"status\":\"accepted\"}");
    assertThat(answer.status()).isEqualTo(202);
    ConsumerRecord<String, CustomerEvent> record = Topic.only("plain-1");
    assertThat(record.key()).isEqualTo("C-1");
    CustomerEvent event = record.value();
    assertThat(event.getTime()).isEqualTo(Instant.parse("2026-03-02T09:30:00Z"));
    assertThat(event.getReceivedAt()).isNotNull();
    assertThat(event.getSubject()).isEqualTo("R-1");
    assertThat(values(event))
        .containsEntry("amount", Amount.of("5.00", "EUR"))
        .containsEntry("cause", "slip");
  }

  private static Map<String, Object> values(CustomerEvent event) {
    EventType type = EventTypes.shipped().find(event.getType()).orElseThrow();
    return Attributes.values(type, event.getAttributes());
  }
}
