package dev.pillowmint.decision.command;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads partitions from begin to end as one sequence: each partition in its own order, and among
 * their next records the one that arrived first. Of each partition a bounded number waits.
 */
final class PartitionMerge {
  private static final int ENOUGH = 1_000;
  private static final Duration POLL = Duration.ofMillis(500);
  private static final int MOST_POLLS_IN_VAIN = 60;

  private final org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer;
  private final Map<TopicPartition, Long> end;
  private final Map<TopicPartition, ArrayDeque<ConsumerRecord<byte[], byte[]>>> waiting =
      new TreeMap<>(Comparator.comparingInt(TopicPartition::partition));

  PartitionMerge(
      org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer,
      Map<TopicPartition, Long> begin,
      Map<TopicPartition, Long> end) {
    this.consumer = consumer;
    this.end = end;
    begin.forEach(consumer::seek);
    begin.keySet().forEach(partition -> waiting.put(partition, new ArrayDeque<>()));
  }

  void each(Consumer<ConsumerRecord<byte[], byte[]>> next) {
    int inVain = 0;
    while (!done()) {
      ConsumerRecords<byte[], byte[]> polled = poll();
      polled.forEach(this::keep);
      inVain = polled.isEmpty() && !done() ? inVain + 1 : 0;
      if (inVain > MOST_POLLS_IN_VAIN) {
        throw UnreadableException.away(
            "The broker stopped answering before all of %s was read.".formatted(waiting.keySet()),
            new IllegalStateException("nothing came"));
      }
      handOn(next);
    }
  }

  private ConsumerRecords<byte[], byte[]> poll() {
    Map<Boolean, java.util.List<TopicPartition>> full =
        waiting.keySet().stream()
            .collect(Collectors.partitioningBy(p -> waiting(p).size() >= ENOUGH || read(p)));
    consumer.pause(full.getOrDefault(true, java.util.List.of()));
    consumer.resume(full.getOrDefault(false, java.util.List.of()));
    return consumer.poll(POLL);
  }

  private void keep(ConsumerRecord<byte[], byte[]> record) {
    TopicPartition partition = new TopicPartition(record.topic(), record.partition());
    if (record.offset() < end.getOrDefault(partition, 0L)) {
      waiting(partition).add(record);
    }
  }

  private void handOn(Consumer<ConsumerRecord<byte[], byte[]>> next) {
    Optional<TopicPartition> first = first();
    while (first.isPresent()) {
      next.accept(waiting(first.get()).remove());
      first = first();
    }
  }

  /** Whose next record comes next; empty: none, or a partition has yet to show its next one. */
  private Optional<TopicPartition> first() {
    TopicPartition first = null;
    long earliest = Long.MAX_VALUE;
    for (var entry : waiting.entrySet()) {
      ConsumerRecord<byte[], byte[]> head = entry.getValue().peek();
      if (head == null && !read(entry.getKey())) {
        return Optional.empty();
      }
      if (head != null && (first == null || head.timestamp() < earliest)) {
        first = entry.getKey();
        earliest = head.timestamp();
      }
    }
    return Optional.ofNullable(first);
  }

  private boolean read(TopicPartition partition) {
    return consumer.position(partition) >= end.getOrDefault(partition, 0L);
  }

  private boolean done() {
    return waiting.keySet().stream().allMatch(p -> waiting(p).isEmpty() && read(p));
  }

  private ArrayDeque<ConsumerRecord<byte[], byte[]>> waiting(TopicPartition partition) {
    return java.util.Objects.requireNonNull(waiting.get(partition));
  }
}
