package dev.pillowmint.decision.stream;

import static dev.pillowmint.decision.stream.TestTopology.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.catalogue.AttributeType;
import dev.pillowmint.catalogue.Attributes;
import dev.pillowmint.catalogue.EventType;
import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.decision.decide.Moments;
import dev.pillowmint.schemas.Attribute;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What the log says of bad records. */
@ExtendWith(OutputCaptureExtension.class)
class DeadLettersLogTest {
  private static final String CANARY = "Maria Lindqvist's canary";

  private final TestTopology topology = new TestTopology(Moments.house());

  @AfterEach
  void close() {
    topology.close();
  }

  @Test
  void shouldNameTheFaultAndNoValueOfAnyAttribute(CapturedOutput output) {
    int number = 0;
    for (EventType type : EventTypes.shipped().all()) {
      Map<String, Attribute> attributes = new HashMap<>();
      for (AttributeType attribute : type.attributes().values()) {
        attributes.put(attribute.name(), Attributes.toAvro(CANARY));
      }
      attributes.put("unheardOf", Attributes.toAvro(CANARY));
      topology.publish(anEvent("C-1", "e-" + number++, type.name(), attributes));
    }

    assertThat(topology.deadLetters()).hasSize(number);
    assertThat(output).contains("unknown-name at /attributes/unheardOf").doesNotContain(CANARY);
  }

  @Test
  void shouldNotSayWhatBytesHeldThatAreNoEvent(CapturedOutput output) {
    topology.publishBytes(
        "C-1".getBytes(StandardCharsets.UTF_8), CANARY.getBytes(StandardCharsets.UTF_8));

    assertThat(topology.deadLetters()).hasSize(1);
    assertThat(output).contains("A bad record went to").doesNotContain(CANARY);
  }
}
