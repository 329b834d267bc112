package dev.pillowmint.decision;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.catalogue.Attributes;
import dev.pillowmint.localstack.TestStack;
import dev.pillowmint.schemas.Attribute;
import dev.pillowmint.schemas.CustomerEvent;
import dev.pillowmint.schemas.Decision;
import dev.pillowmint.schemas.PolicyVersion;
import io.apicurio.registry.serde.avro.AvroKafkaDeserializer;
import io.apicurio.registry.serde.avro.AvroKafkaSerializer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Writes and reads the shared topics as other services do. */
final class Topics implements AutoCloseable {
  private final KafkaProducer<String, CustomerEvent> events;
  private final KafkaProducer<byte[], byte[]> bytes;

  Topics() {
    Map<String, Object> config = config();
    events = new KafkaProducer<>(config, new StringSerializer(), serializer(config));
    bytes = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
  }

  static CustomerEvent fee(String customer, String id, String amount) {
    return CustomerEvent.newBuilder()
        .setId(id)
        .setSource("billing")
        .setType("fee.charged")
        .setCustomerId(customer)
        .setTime(Instant.parse("2026-03-02T09:00:00Z"))
        .setReceivedAt(Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS))
        .setAttributes(
            Map.of(
                "fee", Attribute.newBuilder().setText("return service").build(),
                "amount", Attributes.toAvro((Object) Amount.of(amount, "EUR")),
                "cause", Attribute.newBuilder().setText("slip").build()))
        .build();
  }

  /** Somebody says yes to a proposal. */
  static CustomerEvent approval(Decision proposed, String role) {
    return CustomerEvent.newBuilder()
        .setId(UUID.randomUUID().toString())
        .setSource("worklist")
        .setType("proposal.reviewed")
        .setCustomerId(proposed.getCustomerId())
        .setTime(proposed.getEventTime())
        .setAttributes(
            Map.of(
                "decisionId", Attributes.toAvro(proposed.getId()),
                "verdict", Attributes.toAvro("approve"),
                "staffId", Attributes.toAvro("staff-9"),
                "role", Attributes.toAvro(role)))
        .build();
  }

  /** Returns once all are durable. */
  void publishAll(List<CustomerEvent> all) {
    var sent =
        all.stream()
            .map(e -> events.send(new ProducerRecord<>("customer-events", e.getCustomerId(), e)))
            .toList();
    try {
      for (var acknowledgement : sent) {
        acknowledgement.get();
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  void publish(CustomerEvent event) {
    try {
      events.send(new ProducerRecord<>("customer-events", event.getCustomerId(), event)).get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  void publishBytes(String key, byte[] value) {
    publishBytes("customer-events", key, value);
  }

  private void publishBytes(String topic, String key, byte @Nullable [] value) {
    try {
      bytes.send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value)).get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes a policy version past the API. */
  void publish(String key, PolicyVersion version) {
    Map<String, Object> config = config();
    AvroKafkaSerializer<PolicyVersion> serializer = new AvroKafkaSerializer<>();
    serializer.configure(config, false);
    byte[] value = serializer.serialize("policies", new RecordHeaders(), version);
    publishBytes("policies", key, value);
  }

  /** Deletes every policy version. */
  void forgetPolicies() {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(config(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      readAll(consumer, "policies").stream()
          .map(r -> new String(r.key(), StandardCharsets.UTF_8))
          .distinct()
          .forEach(key -> publishBytes("policies", key, null));
    }
  }

  /** What has been committed to a topic under a key; reads until it has seen all. */
  <T> List<T> committed(String topic, String key) {
    return committed(topic, key::equals);
  }

  /** What has been committed to a topic under such keys; reads until it has seen all. */
  <T> List<T> committed(String topic, Predicate<String> keys) {
    Map<String, Object> config = config();
    List<T> values = new ArrayList<>();
    try (KafkaConsumer<String, T> consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), deserializer(config))) {
      readAll(consumer, topic).stream()
          .filter(r -> r.key() != null && keys.test(r.key()))
          .forEach(r -> values.add(r.value()));
    }
    return values;
  }

  /** Dead letters, as they came. */
  List<ConsumerRecord<byte[], byte[]>> deadLetters(String topic) {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(config(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      return readAll(consumer, topic + ".decision-service.dlt");
    }
  }

  @Override
  public void close() {
    events.close();
    bytes.close();
  }

  private static <K, V> List<ConsumerRecord<K, V>> readAll(
      KafkaConsumer<K, V> consumer, String topic) {
    var partitions =
        consumer.partitionsFor(topic).stream()
            .map(p -> new org.apache.kafka.common.TopicPartition(topic, p.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    var ends = consumer.endOffsets(partitions);
    List<ConsumerRecord<K, V>> records = new ArrayList<>();
    while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
      consumer.poll(Duration.ofMillis(200)).forEach(records::add);
    }
    return records;
  }

  private static Map<String, Object> config() {
    TestStack stack = TestStack.shared();
    Map<String, Object> config = new HashMap<>();
    config.put("bootstrap.servers", stack.bootstrapServers());
    config.put("group.id", "test-" + UUID.randomUUID());
    config.put("isolation.level", "read_committed");
    config.put("auto.offset.reset", "earliest");
    config.put("enable.auto.commit", false);
    config.put("apicurio.registry.url", stack.registryUrl());
    config.put("apicurio.registry.auto-register", false);
    config.put("apicurio.registry.use-specific-avro-reader", true);
    config.put("apicurio.registry.dereference-schema", true);
    return config;
  }

  private static AvroKafkaSerializer<CustomerEvent> serializer(Map<String, Object> config) {
    AvroKafkaSerializer<CustomerEvent> serializer = new AvroKafkaSerializer<>();
    serializer.configure(config, false);
    return serializer;
  }

  private static <T> AvroKafkaDeserializer<T> deserializer(Map<String, Object> config) {
    AvroKafkaDeserializer<T> deserializer = new AvroKafkaDeserializer<>();
    deserializer.configure(config, false);
    return deserializer;
  }
}
