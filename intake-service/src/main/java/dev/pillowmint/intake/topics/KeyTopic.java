package dev.pillowmint.intake.topics;

import dev.pillowmint.intake.keys.ApiKey;
import dev.pillowmint.intake.keys.Keyring.Keys;
import dev.pillowmint.intake.keys.KeysAwayException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the topic of keys, which has one partition: the offset is the keys' revision. */
final class KeyTopic {
  static final String NAME = "api-keys";
  static final TopicPartition PARTITION = new TopicPartition(NAME, 0);

  private static final Logger log = LoggerFactory.getLogger(KeyTopic.class);

  private final OnePartition topic;
  private final AvroValues values;

  KeyTopic(Map<String, Object> config, AvroValues values) {
    this.topic = new OnePartition(PARTITION, config);
    this.values = values;
  }

  /** Reads from the beginning. */
  Consumer<String, byte[]> consumer() {
    return topic.consumer();
  }

  /**
   * The keys as they are now.
   *
   * @throws KeysAwayException if that takes too long
   */
  Keys keys(Duration timeout) {
    try (Consumer<String, byte[]> consumer = consumer()) {
      long end = OnePartition.end(consumer, PARTITION);
      long giveUp = System.nanoTime() + timeout.toNanos();
      Keys keys = Keys.NONE;
      while (consumer.position(PARTITION) < end) {
        if (System.nanoTime() - giveUp > 0) {
          throw new KeysAwayException("The keys could not be read in " + timeout + ".");
        }
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
          keys = after(keys, record);
        }
      }
      return keys;
    }
  }

  /** The keys after a record. One that is no key is passed over. */
  Keys after(Keys keys, ConsumerRecord<String, byte[]> record) {
    Map<String, ApiKey> byId = new HashMap<>(keys.byId());
    if (record.value() == null) {
      byId.remove(record.key());
      return new Keys(record.offset(), byId);
    }
    try {
      ApiKey key = Records.of((dev.pillowmint.schemas.ApiKey) values.read(record));
      byId.put(key.id(), key);
    } catch (RuntimeException e) {
      if (!values.registryAnswers()) {
        throw new KeysAwayException("The schema registry does not answer.", e);
      }
      log.error(
          "The record at offset {} of the topic {} is no key and passed over",
          record.offset(),
          NAME);
    }
    return new Keys(record.offset(), byId);
  }
}
