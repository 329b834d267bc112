package dev.pillowmint.decision.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class PartitionMergeTest {
  private static final TopicPartition FIRST = new TopicPartition("customer-events", 0);
  private static final TopicPartition SECOND = new TopicPartition("customer-events", 1);

  @Test
  void shouldHandOnByArrivalAndEachPartitionInItsOwnOrder() {
    try (MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest")) {
      consumer.assign(List.of(FIRST, SECOND));
      consumer.updateBeginningOffsets(Map.of(FIRST, 0L, SECOND, 0L));
      consumer.schedulePollTask(
          () -> {
            consumer.addRecord(record(FIRST, 0, 10, "a"));
            consumer.addRecord(record(FIRST, 1, 5, "late, but after a"));
            consumer.addRecord(record(FIRST, 2, 40, "d"));
          });
      consumer.schedulePollTask(
          () -> {
            consumer.addRecord(record(SECOND, 0, 20, "b"));
            consumer.addRecord(record(SECOND, 1, 30, "c"));
            consumer.addRecord(record(SECOND, 2, 1, "came after it was opened"));
          });
      List<String> handed = new ArrayList<>();

      new PartitionMerge(consumer, Map.of(FIRST, 0L, SECOND, 0L), Map.of(FIRST, 3L, SECOND, 2L))
          .each(record -> handed.add(new String(record.value(), StandardCharsets.UTF_8)));

      assertThat(handed).containsExactly("a", "late, but after a", "b", "c", "d");
    }
  }

  private static ConsumerRecord<byte[], byte[]> record(
      TopicPartition partition, long offset, long timestamp, String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    return new ConsumerRecord<>(
        partition.topic(),
        partition.partition(),
        offset,
        timestamp,
        TimestampType.CREATE_TIME,
        0,
        bytes.length,
        new byte[0],
        bytes,
        new RecordHeaders(),
        Optional.empty());
  }
}
