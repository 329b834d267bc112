package dev.pillowmint.decision.policies;

import dev.pillowmint.decision.policy.PoliciesAwayException;
import dev.pillowmint.decision.policy.PolicyBook;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the policies topic, which has one partition: the offset is the book's revision. */
final class PolicyTopic {
  static final TopicPartition PARTITION = new TopicPartition("policies", 0);

  private static final Logger log = LoggerFactory.getLogger(PolicyTopic.class);

  private final Map<String, Object> config;
  private final Deserializer<dev.pillowmint.schemas.PolicyVersion> values;
  private final BooleanSupplier registryAnswers;

  /**
   * @param config of a consumer
   * @param values that deserialize the records
   * @param registryAnswers whether a record that cannot be read is at fault itself
   */
  PolicyTopic(
      Map<String, Object> config,
      Deserializer<dev.pillowmint.schemas.PolicyVersion> values,
      BooleanSupplier registryAnswers) {
    this.config = new HashMap<>(config);
    this.config.remove(ConsumerConfig.GROUP_ID_CONFIG);
    this.config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    this.config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    this.config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000);
    this.config.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 4_000);
    this.values = values;
    this.registryAnswers = registryAnswers;
  }

  /** Reads from the beginning. */
  Consumer<String, byte[]> consumer() {
    Consumer<String, byte[]> consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    consumer.assign(List.of(PARTITION));
    consumer.seekToBeginning(List.of(PARTITION));
    return consumer;
  }

  /** Where the topic ends now, for who reads what is committed. */
  static long end(Consumer<?, ?> consumer) {
    return consumer.endOffsets(List.of(PARTITION)).getOrDefault(PARTITION, 0L);
  }

  /**
   * The whole book, as it is now.
   *
   * @throws PoliciesAwayException if that takes too long
   */
  PolicyBook book(Duration timeout) {
    try (Consumer<String, byte[]> consumer = consumer()) {
      long end = end(consumer);
      long giveUp = System.nanoTime() + timeout.toNanos();
      PolicyBook book = PolicyBook.EMPTY;
      while (consumer.position(PARTITION) < end) {
        if (System.nanoTime() - giveUp > 0) {
          throw new PoliciesAwayException("The policies could not be read in " + timeout + ".");
        }
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
          book = after(book, record);
        }
      }
      return book;
    }
  }

  /** The book after a record. One that is no policy version is passed over. */
  PolicyBook after(PolicyBook book, ConsumerRecord<String, byte[]> record) {
    if (record.value() == null) {
      return book.without(record.offset(), key(record));
    }
    try {
      return book.with(record.offset(), PolicyRecords.of(decoded(record)));
    } catch (RuntimeException e) {
      if (!registryAnswers.getAsBoolean()) {
        throw new PoliciesAwayException("The schema registry does not answer.", e);
      }
      log.error(
          "The record at offset {} of the topic policies, key {}, is no policy version and passed"
              + " over; put that version again.",
          record.offset(),
          record.key(),
          e);
      return book.without(record.offset(), Optional.empty());
    }
  }

  private dev.pillowmint.schemas.PolicyVersion decoded(ConsumerRecord<String, byte[]> record) {
    synchronized (values) {
      return values.deserialize(record.topic(), record.headers(), record.value());
    }
  }

  private static Optional<dev.pillowmint.decision.policy.PolicyVersion.Id> key(
      ConsumerRecord<String, byte[]> record) {
    String key = record.key() == null ? "" : record.key();
    int slash = key.lastIndexOf('/');
    try {
      return slash < 0
          ? Optional.empty()
          : Optional.of(
              new dev.pillowmint.decision.policy.PolicyVersion.Id(
                  key.substring(0, slash), Integer.parseInt(key.substring(slash + 1))));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
