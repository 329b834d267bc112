package dev.pillowmint.decision.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.Test;

class SecondReadingTest {
  private static final ConsumerRecord<byte[], byte[]> RECORD = record(new byte[] {0, 0, 0, 0, 7});
  private static final Deserializer<String> FAILING =
      (topic, bytes) -> {
        throw new SerializationException("no schema");
      };

  @Test
  void shouldBlameARecordThatFailsAgainWhileTheRegistryAnswers() {
    assertThat(reading(FAILING, true, true).isBad(RECORD)).isTrue();
  }

  @Test
  void shouldSpareARecordThatTheRegistryWasOnlyAwayFor() {
    assertThat(reading((topic, bytes) -> "event", true).isBad(RECORD)).isFalse();
  }

  @Test
  void shouldSpareARecordWhileTheRegistryIsAway() {
    assertThat(reading(FAILING, false).isBad(RECORD)).isFalse();
    assertThat(reading(FAILING, true, false).isBad(RECORD)).isFalse();
  }

  @Test
  void shouldBlameARecordThatNamesNoSchemaWithoutAsking() {
    assertThat(reading(FAILING).isBad(record("no Avro".getBytes(StandardCharsets.UTF_8)))).isTrue();
    assertThat(reading(FAILING).isBad(record(new byte[] {0, 0, 7}))).isTrue();
    assertThat(reading(FAILING).isBad(record(new byte[0]))).isTrue();
  }

  private static ConsumerRecord<byte[], byte[]> record(byte[] value) {
    return new ConsumerRecord<>("customer-events", 0, 0, new byte[0], value);
  }

  private static SecondReading reading(Deserializer<String> deserializer, Boolean... answers) {
    Deque<Boolean> next = new ArrayDeque<>(List.of(answers));
    return new SecondReading(
        new Registry(URI.create("http://localhost")) {
          @Override
          boolean answers() {
            return next.removeFirst();
          }
        },
        Map.of("customer-events", deserializer));
  }
}
