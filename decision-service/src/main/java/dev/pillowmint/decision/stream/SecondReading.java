package dev.pillowmint.decision.stream;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Reads again what could not be decoded. Only a record that fails while the registry answers,
 * before and after, is bad; else the registry was away for a moment. One that names no schema is
 * bad without asking: a burst of them costs the others no time.
 */
final class SecondReading {
  /** Under this name the handler finds it in the Streams configuration. */
  static final String CONFIG = "pillowmint.second.reading";

  /** Of the Confluent wire format: a zero, then the schema's id in four bytes. */
  private static final int HEADER = 1 + Integer.BYTES;

  private final Registry registry;
  private final Map<String, ? extends Deserializer<?>> values;

  /**
   * @param values the values' deserializers by topic
   */
  SecondReading(Registry registry, Map<String, ? extends Deserializer<?>> values) {
    this.registry = registry;
    this.values = Map.copyOf(values);
  }

  synchronized boolean isBad(ConsumerRecord<byte[], byte[]> record) {
    return !namesSchema(record.value())
        || (registry.answers() && !decodes(record) && registry.answers());
  }

  private static boolean namesSchema(byte[] value) {
    return value.length >= HEADER && value[0] == 0;
  }

  private boolean decodes(ConsumerRecord<byte[], byte[]> record) {
    Deserializer<?> deserializer = values.get(record.topic());
    if (deserializer == null) {
      return false;
    }
    try {
      deserializer.deserialize(record.topic(), record.headers(), record.value());
      return true;
    } catch (RuntimeException e) {
      return false;
    }
  }
}
