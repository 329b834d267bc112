package dev.pillowmint.sealing;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The topic {@code customer-keys}, read directly: has the last word on whether there is a key.
 * Thread-safe; one reads at a time.
 */
public final class KeyTopic implements AutoCloseable {
  /** Its name. */
  public static final String NAME = "customer-keys";

  private final Supplier<Consumer<String, byte[]>> consumers;
  private final Duration patience;
  private @Nullable Consumer<String, byte[]> consumer;

  /**
   * @param consumers without a group, that see uncommitted records and begin with the earliest
   * @param patience how long nothing may come before reading is given up
   */
  public KeyTopic(Supplier<Consumer<String, byte[]>> consumers, Duration patience) {
    this.consumers = consumers;
    this.patience = patience;
  }

  /**
   * Reads to where the topic ends now.
   *
   * @param from the first offset, by partition; what is not among them is read from its beginning
   * @param each takes names and wrapped keys in their order; null: deleted
   * @return where each partition ended
   * @throws KafkaException if the topic cannot be read now
   */
  public synchronized Map<Integer, Long> read(
      Map<Integer, Long> from, BiConsumer<KeyName, byte @Nullable []> each) {
    Consumer<String, byte[]> open = consumer == null ? consumers.get() : consumer;
    consumer = open;
    try {
      return toEnd(open, from, each);
    } catch (KafkaException e) {
      close();
      throw e;
    }
  }

  private Map<Integer, Long> toEnd(
      Consumer<String, byte[]> open,
      Map<Integer, Long> from,
      BiConsumer<KeyName, byte @Nullable []> each) {
    Map<TopicPartition, Long> ends = open.endOffsets(partitions(open), patience);
    List<TopicPartition> behind =
        ends.entrySet().stream()
            .filter(end -> from.getOrDefault(end.getKey().partition(), 0L) < end.getValue())
            .map(Map.Entry::getKey)
            .toList();
    open.assign(behind);
    behind.forEach(p -> open.seek(p, from.getOrDefault(p.partition(), 0L)));
    while (behind.stream().anyMatch(p -> open.position(p, patience) < ends.getOrDefault(p, 0L))) {
      long before = positions(open, behind);
      ConsumerRecords<String, byte[]> records = open.poll(patience);
      if (records.isEmpty() && positions(open, behind) == before) {
        throw new TimeoutException("Nothing came from " + NAME + " within " + patience);
      }
      for (ConsumerRecord<String, byte[]> record : records) {
        KeyName.parse(record.key()).ifPresent(name -> each.accept(name, record.value()));
      }
    }
    return ends.entrySet().stream()
        .collect(
            Collectors.toUnmodifiableMap(end -> end.getKey().partition(), Map.Entry::getValue));
  }

  private long positions(Consumer<String, byte[]> open, List<TopicPartition> partitions) {
    return partitions.stream().mapToLong(p -> open.position(p, patience)).sum();
  }

  static List<TopicPartition> partitions(Consumer<String, byte[]> consumer) {
    return consumer.partitionsFor(NAME).stream()
        .map(p -> new TopicPartition(NAME, p.partition()))
        .toList();
  }

  @Override
  public synchronized void close() {
    if (consumer != null) {
      consumer.close();
      consumer = null;
    }
  }
}
