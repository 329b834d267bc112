package dev.pillowmint.intake.whole;

import dev.pillowmint.localstack.TestStack;
import dev.pillowmint.schemas.CustomerEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The topic customer-events, as another program reads it. */
final class Topic {
  private static final String NAME = "customer-events";

  private Topic() {}

  /** The record with that event id; fails if there is none, or more than one. */
  static ConsumerRecord<String, CustomerEvent> only(String id) {
    List<ConsumerRecord<String, CustomerEvent>> found =
        read().stream().filter(r -> r.value().getId().equals(id)).toList();
    if (found.size() != 1) {
      throw new AssertionError(found.size() + " records with the id " + id);
    }
    return found.getFirst();
  }

  /** Every record up to now, read committed. */
  static List<ConsumerRecord<String, CustomerEvent>> read() {
    try (Deserializer<CustomerEvent> deserializer = deserializer()) {
      return raw().stream().map(r -> decoded(r, deserializer)).toList();
    }
  }

  /** The same, as bytes. */
  static List<ConsumerRecord<String, byte[]>> raw() {
    return raw(NAME);
  }

  /** The same of another topic. */
  static List<ConsumerRecord<String, byte[]>> raw(String topic) {
    Map<String, Object> config = new HashMap<>();
    config.put("bootstrap.servers", TestStack.shared().bootstrapServers());
    config.put("isolation.level", "read_committed");
    List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(p -> new TopicPartition(p.topic(), p.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
    }
    return records;
  }

  private static ConsumerRecord<String, CustomerEvent> decoded(
      ConsumerRecord<String, byte[]> r, Deserializer<CustomerEvent> deserializer) {
    return new ConsumerRecord<>(
        r.topic(),
        r.partition(),
        r.offset(),
        r.key(),
        deserializer.deserialize(r.topic(), r.value()));
  }

  @SuppressWarnings("unchecked")
  private static Deserializer<CustomerEvent> deserializer() {
    Deserializer<CustomerEvent> deserializer =
        (Deserializer<CustomerEvent>)
            org.springframework.beans.BeanUtils.instantiateClass(
                org.springframework.util.ClassUtils.resolveClassName(
                    "io.apicurio.registry.serde.avro.AvroKafkaDeserializer", null));
    deserializer.configure(
        Map.of(
            "apicurio.registry.url",
            TestStack.shared().registryUrl(),
            "apicurio.registry.use-specific-avro-reader",
            "true"),
        false);
    return deserializer;
  }
}
