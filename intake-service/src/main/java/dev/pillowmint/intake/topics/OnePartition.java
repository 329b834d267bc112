package dev.pillowmint.intake.topics;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads what is committed of a topic with one partition, without a group. */
record OnePartition(TopicPartition partition, Map<String, Object> config) {

  OnePartition {
    Map<String, Object> own = new HashMap<>(config);
    own.remove(ConsumerConfig.GROUP_ID_CONFIG);
    own.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    own.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    own.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    own.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000);
    own.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 4_000);
    config = Map.copyOf(own);
  }

  /** From the beginning. */
  Consumer<String, byte[]> consumer() {
    Consumer<String, byte[]> consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    consumer.assign(List.of(partition));
    consumer.seekToBeginning(List.of(partition));
    return consumer;
  }

  /** Where the topic ends now. */
  static long end(Consumer<?, ?> consumer, TopicPartition partition) {
    return consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
  }
}
