package dev.pillowmint.followup.listen;

import dev.pillowmint.followup.plan.BadRecordException;
import dev.pillowmint.followup.plan.TryLaterException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads records' values with the deserializer that the configuration names. The consumer itself
 * keeps the bytes, so that a bad record reaches the dead-letter topic as it came.
 */
final class Records {
  private final Deserializer<?> deserializer;
  private final Registry registry;

  Records(Deserializer<?> deserializer, Registry registry) {
    this.deserializer = deserializer;
    this.registry = registry;
  }

  /**
   * @throws BadRecordException if the value is missing, unreadable or of another type
   * @throws TryLaterException if the registry does not answer
   */
  <T> T read(ConsumerRecord<byte[], byte[]> record, Class<T> type) {
    Object value = value(record);
    if (!type.isInstance(value)) {
      throw new BadRecordException(
          "The value is %s; expected a %s"
              .formatted(
                  value == null ? "missing" : "a " + value.getClass().getSimpleName(),
                  type.getSimpleName()));
    }
    return type.cast(value);
  }

  private synchronized @Nullable Object value(ConsumerRecord<byte[], byte[]> record) {
    try {
      return deserialized(record);
    } catch (RuntimeException first) {
      if (!registry.answers()) {
        throw new TryLaterException("The schema registry does not answer", first);
      }
      return second(record);
    }
  }

  /** The registry may just have come back, so the value gets a second chance. */
  private @Nullable Object second(ConsumerRecord<byte[], byte[]> record) {
    try {
      return deserialized(record);
    } catch (RuntimeException e) {
      throw new BadRecordException("The value cannot be read: " + e.getMessage(), e);
    }
  }

  private @Nullable Object deserialized(ConsumerRecord<byte[], byte[]> record) {
    return deserializer.deserialize(record.topic(), record.headers(), record.value());
  }
}
