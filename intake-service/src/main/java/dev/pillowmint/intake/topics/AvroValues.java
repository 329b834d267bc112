package dev.pillowmint.intake.topics;

import dev.pillowmint.schemas.ApiKey;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/** Writes and reads records with the configured serializers. Thread-safe. */
final class AvroValues {
  private final Supplier<Serializer<SpecificRecord>> serializers;
  private final Serializer<SpecificRecord> serializer;
  private final Deserializer<SpecificRecord> deserializer;

  AvroValues(
      Supplier<Serializer<SpecificRecord>> serializers, Deserializer<SpecificRecord> deserializer) {
    this.serializers = serializers;
    this.serializer = serializers.get();
    this.deserializer = deserializer;
  }

  synchronized byte[] write(String topic, SpecificRecord value) {
    return serializer.serialize(topic, value);
  }

  synchronized SpecificRecord read(ConsumerRecord<String, byte[]> record) {
    return deserializer.deserialize(record.topic(), record.headers(), record.value());
  }

  /** Whether a record that cannot be read is at fault itself: the registry knows another. */
  boolean registryAnswers() {
    try (Serializer<SpecificRecord> fresh = serializers.get()) {
      fresh.serialize(KeyTopic.NAME, sample());
      return true;
    } catch (RuntimeException e) {
      return false;
    }
  }

  private static ApiKey sample() {
    return ApiKey.newBuilder()
        .setId("sample")
        .setSource("intake-service")
        .setHash(ByteBuffer.allocate(0))
        .setCreatedAt(Instant.EPOCH)
        .setCreatedBy("nobody")
        .build();
  }
}
