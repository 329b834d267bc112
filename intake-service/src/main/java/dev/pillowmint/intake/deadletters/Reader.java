package dev.pillowmint.intake.deadletters;

import dev.pillowmint.intake.repair.LettersAwayException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/** Reads topics as they are now, without a consumer group. One reading at a time. */
final class Reader {
  private static final Duration POLL = Duration.ofMillis(200);

  private final KafkaProperties kafka;
  private final Duration timeout;

  Reader(KafkaProperties kafka, Duration timeout) {
    this.kafka = kafka;
    this.timeout = timeout;
  }

  /** The topic's partitions; empty: there is no such topic. */
  synchronized List<TopicPartition> partitions(String topic) {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      List<PartitionInfo> found = consumer.partitionsFor(topic, timeout);
      return found == null
          ? List.of()
          : found.stream()
              .map(p -> new TopicPartition(topic, p.partition()))
              .sorted(ORDER)
              .toList();
    } catch (KafkaException e) {
      throw away(e);
    }
  }

  private static final java.util.Comparator<TopicPartition> ORDER =
      java.util.Comparator.comparingInt(TopicPartition::partition);

  /**
   * Gives a partition's records from the offset on, in order, to its present end.
   *
   * @param more takes a record and says whether it wants more
   */
  synchronized void read(
      TopicPartition partition, long from, Predicate<ConsumerRecord<byte[], byte[]>> more) {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      List<TopicPartition> assigned = List.of(partition);
      consumer.assign(assigned);
      long first = consumer.beginningOffsets(assigned, timeout).getOrDefault(partition, 0L);
      long end = consumer.endOffsets(assigned, timeout).getOrDefault(partition, 0L);
      consumer.seek(partition, Math.max(first, from));
      long idle = 0;
      while (consumer.position(partition, timeout) < end) {
        boolean any = false;
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          any = true;
          if (record.offset() >= end || !more.test(record)) {
            return;
          }
        }
        idle = any ? 0 : idle + POLL.toMillis();
        if (idle > timeout.toMillis()) {
          throw new org.apache.kafka.common.errors.TimeoutException(
              partition + " gave no record in time");
        }
      }
    } catch (KafkaException e) {
      throw away(e);
    }
  }

  static LettersAwayException away(Exception e) {
    return new LettersAwayException("Kafka does not answer in time", e);
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    Map<String, Object> config = kafka.buildConsumerProperties();
    config.remove(ConsumerConfig.GROUP_ID_CONFIG);
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(timeout.toMillis()));
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
