package dev.pillowmint.decision.command;

import dev.pillowmint.catalogue.EventRefusedException;
import dev.pillowmint.catalogue.PublishedEvents;
import dev.pillowmint.decision.customer.Event;
import dev.pillowmint.schemas.CustomerEvent;
import dev.pillowmint.sealing.BrokenSealException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * The events of the topic, as they stand when it is opened; committed ones only. Its partitions are
 * merged by the time their records arrived.
 */
final class HappenedInKafka implements Happened {
  static final String TOPIC = "customer-events";

  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final int TRIED_IN_VAIN = 100;

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Deserializer<CustomerEvent> values;
  private final PublishedEvents published;
  private final Function<CustomerEvent, Optional<CustomerEvent>> unsealed;
  private final Map<TopicPartition, Long> begin;
  private final Map<TopicPartition, Long> end;
  private long readable;
  private long unreadable;

  /**
   * @param consumer of bytes, without a group
   * @param unsealed opens what is sealed; empty: the event says nothing any more
   * @param from events before that are not needed; null: all that the topic still holds
   */
  HappenedInKafka(
      KafkaConsumer<byte[], byte[]> consumer,
      Deserializer<CustomerEvent> values,
      PublishedEvents published,
      Function<CustomerEvent, Optional<CustomerEvent>> unsealed,
      @Nullable Instant from) {
    this.consumer = consumer;
    this.values = values;
    this.published = published;
    this.unsealed = unsealed;
    List<TopicPartition> partitions =
        consumer.partitionsFor(TOPIC, PATIENCE).stream()
            .map(p -> new TopicPartition(TOPIC, p.partition()))
            .toList();
    consumer.assign(partitions);
    this.end = consumer.endOffsets(partitions, PATIENCE);
    this.begin = begin(partitions, from);
  }

  private Map<TopicPartition, Long> begin(List<TopicPartition> partitions, @Nullable Instant from) {
    Map<TopicPartition, Long> first = consumer.beginningOffsets(partitions, PATIENCE);
    if (from == null) {
      return first;
    }
    long millis = from.minus(PublishedEvents.CLOCK_SKEW).toEpochMilli();
    Map<TopicPartition, OffsetAndTimestamp> later =
        consumer.offsetsForTimes(
            partitions.stream().collect(Collectors.toMap(p -> p, p -> Math.max(0, millis))),
            PATIENCE);
    return partitions.stream()
        .collect(
            Collectors.toMap(
                p -> p,
                p ->
                    Optional.ofNullable(later.get(p))
                        .map(OffsetAndTimestamp::offset)
                        .orElse(end.getOrDefault(p, 0L))));
  }

  @Override
  public long about() {
    return end.entrySet().stream()
        .mapToLong(e -> e.getValue() - begin.getOrDefault(e.getKey(), 0L))
        .sum();
  }

  @Override
  public void each(Consumer<Event> next) {
    new PartitionMerge(consumer, begin, end).each(record -> event(record).ifPresent(next));
  }

  @Override
  public long unreadable() {
    return unreadable;
  }

  @Override
  public void close() {
    consumer.close();
    values.close();
  }

  private Optional<Event> event(ConsumerRecord<byte[], byte[]> record) {
    try {
      Optional<Event> event = decoded(record);
      readable++;
      return event;
    } catch (KafkaException
        | EventRefusedException
        | BrokenSealException
        | IllegalStateException e) {
      unreadable++;
      if (readable == 0 && unreadable == TRIED_IN_VAIN) {
        throw UnreadableException.away(
            "None of the first %d records of %s can be read (%s). Does SCHEMA_REGISTRY_URL name the registry that their schema is in?"
                .formatted(TRIED_IN_VAIN, TOPIC, e.getMessage()),
            e);
      }
      return Optional.empty();
    }
  }

  private Optional<Event> decoded(ConsumerRecord<byte[], byte[]> record) {
    String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
    Instant arrived = Instant.ofEpochMilli(record.timestamp());
    return Optional.ofNullable(values.deserialize(TOPIC, record.headers(), record.value()))
        .flatMap(unsealed)
        .map(
            event ->
                new Event(
                    event.getSource(),
                    event.getId(),
                    event.getType(),
                    event.getCustomerId(),
                    event.getTime(),
                    published.values(key, event, arrived)));
  }
}
