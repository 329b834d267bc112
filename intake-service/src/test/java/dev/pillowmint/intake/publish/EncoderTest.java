package dev.pillowmint.intake.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pillowmint.intake.admission.AdmittedEvent;
import dev.pillowmint.intake.admission.Envelopes;
import dev.pillowmint.intake.publish.Encoder.SchemaUnavailable;
import dev.pillowmint.intake.publish.Encoder.Unencodable;
import dev.pillowmint.schemas.CustomerEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.Test;

class EncoderTest {
  private static final PublishSettings SETTINGS =
      new PublishSettings("customer-events", Duration.ofSeconds(1), Duration.ofSeconds(10));

  @Test
  void shouldBlameTheEventThatCannotBeEncodedAndNoOther() throws Exception {
    try (Encoder encoder = new Encoder(EncoderTest::written, SETTINGS)) {
      assertThatThrownBy(() -> encoder.encode(due(Instant.MAX), event -> event))
          .isInstanceOf(Unencodable.class);
      assertThat(encoder.encode(due(Envelopes.NOW), event -> event)).isNotEmpty();
    }
  }

  @Test
  void shouldBlameTheRegistryForWhatOnlyTheSerializerCannotDo() {
    Serializer<CustomerEvent> lost =
        (topic, event) -> {
          if (event.getType().equals("sample")) {
            return new byte[] {1};
          }
          throw new UncheckedIOException(new IOException("Connection reset"));
        };
    try (Encoder encoder = new Encoder(lost, SETTINGS)) {
      assertThatThrownBy(() -> encoder.encode(due(Envelopes.NOW), event -> event))
          .isInstanceOf(SchemaUnavailable.class);
    }
  }

  private static byte[] written(String topic, CustomerEvent event) {
    try {
      return event.toByteBuffer().array();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static AdmittedEvent due(Instant dueAt) {
    return new AdmittedEvent(
        "e-1",
        "billing",
        Envelopes.TYPES.find("promise.made").orElseThrow(),
        "C-1",
        Envelopes.NOW,
        Envelopes.NOW,
        null,
        Map.of("dueAt", dueAt),
        Map.of());
  }
}
