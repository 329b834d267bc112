package dev.pillowmint.benchmarks.intake;

import dev.pillowmint.localstack.TestStack;
import dev.pillowmint.schemas.CustomerEvent;
import io.apicurio.registry.serde.avro.AvroKafkaDeserializer;
import java.time.Duration;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Which events lie in the topic, from where it ended when this was made. */
final class TopicReading {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Map<TopicPartition, Long> start;

  TopicReading() {
    try (KafkaConsumer<String, CustomerEvent> consumer = consumer()) {
      start = consumer.endOffsets(partitions(consumer));
    }
  }

  /**
   * What was found.
   *
   * @param numbers of the run's events
   * @param again records of events that were there before, with the same id
   */
  record Found(BitSet numbers, int again) {}

  /** Reads to the end. */
  Found of(String run) {
    BitSet numbers = new BitSet();
    int again = 0;
    try (KafkaConsumer<String, CustomerEvent> consumer = consumer()) {
      consumer.assign(start.keySet());
      start.forEach(consumer::seek);
      Map<TopicPartition, Long> ends = consumer.endOffsets(start.keySet());
      long begun = System.nanoTime();
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        if (System.nanoTime() - begun > PATIENCE.toNanos()) {
          throw new IllegalStateException("The topic could not be read to its end: " + ends);
        }
        for (ConsumerRecord<String, CustomerEvent> record : consumer.poll(Duration.ofSeconds(1))) {
          String id = record.value().getId();
          if (id.startsWith(run + "-")) {
            int number = Integer.parseInt(id.substring(run.length() + 1));
            again += numbers.get(number) ? 1 : 0;
            numbers.set(number);
          }
        }
      }
    }
    return new Found(numbers, again);
  }

  private static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer) {
    return consumer.partitionsFor("customer-events").stream()
        .map(p -> new TopicPartition(p.topic(), p.partition()))
        .toList();
  }

  private static KafkaConsumer<String, CustomerEvent> consumer() {
    TestStack stack = TestStack.shared();
    Map<String, Object> config = new HashMap<>();
    config.put("bootstrap.servers", stack.bootstrapServers());
    config.put("key.deserializer", StringDeserializer.class);
    config.put("value.deserializer", AvroKafkaDeserializer.class);
    config.put("apicurio.registry.url", stack.registryUrl());
    config.put("apicurio.registry.use-specific-avro-reader", true);
    return new KafkaConsumer<>(config);
  }
}
