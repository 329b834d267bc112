package dev.pillowmint.system;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** All committed records of a topic so far, as another company's consumer would read them. */
final class Records<T> implements AutoCloseable {
  private final KafkaConsumer<String, T> consumer;
  private final List<T> values = new ArrayList<>();

  Records(String topic, String bootstrapServers, String registryUrl) {
    consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                StringDeserializer.class,
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                "io.apicurio.registry.serde.avro.AvroKafkaDeserializer",
                "apicurio.registry.url",
                registryUrl,
                "apicurio.registry.use-specific-avro-reader",
                "true"));
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(p -> new TopicPartition(p.topic(), p.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** What is there now, in the order of each customer. */
  List<T> sofar() {
    for (ConsumerRecord<String, T> record : consumer.poll(Duration.ofMillis(200))) {
      values.add(record.value());
    }
    return Collections.unmodifiableList(values);
  }

  /** The same, counted by an identity. */
  <K> Map<K, Long> countedBy(Function<T, K> identity) {
    return sofar().stream().collect(Collectors.groupingBy(identity, Collectors.counting()));
  }

  @Override
  public void close() {
    consumer.close();
  }
}
