package dev.pillowmint.followup;

import dev.pillowmint.catalogue.Attributes;
import dev.pillowmint.localstack.TestStack;
import dev.pillowmint.schemas.Attribute;
import dev.pillowmint.schemas.CustomerEvent;
import dev.pillowmint.schemas.Decision;
import dev.pillowmint.schemas.FollowUp;
import dev.pillowmint.schemas.Gesture;
import io.apicurio.registry.serde.avro.AvroKafkaDeserializer;
import io.apicurio.registry.serde.avro.AvroKafkaSerializer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/** What the other services write and read. */
final class Streams implements AutoCloseable {
  private final KafkaProducer<String, SpecificRecord> records =
      new KafkaProducer<>(config(), new StringSerializer(), serializer());
  private final KafkaProducer<String, byte[]> bytes =
      new KafkaProducer<>(config(), new StringSerializer(), new ByteArraySerializer());
  private final KafkaConsumer<String, FollowUp> followUps =
      new KafkaConsumer<>(config(), new StringDeserializer(), deserializer());
  private final List<FollowUp> heard = new ArrayList<>();

  Streams() {
    followUps.assign(partitions(followUps, "follow-ups"));
    followUps.seekToEnd(followUps.assignment());
    followUps.assignment().forEach(followUps::position);
  }

  void publish(Gesture gesture) {
    publishAs(gesture.getCustomerId(), gesture);
  }

  void publishAs(String key, Gesture gesture) {
    acknowledged(records.send(new ProducerRecord<>("gestures", key, gesture)));
  }

  void publish(Decision decision) {
    acknowledged(
        records.send(new ProducerRecord<>("decisions", decision.getCustomerId(), decision)));
  }

  /** On the partition of that other customer. */
  void publishBeside(String other, Gesture gesture) {
    int partitions = records.partitionsFor("gestures").size();
    int partition =
        Utils.toPositive(Utils.murmur2(other.getBytes(StandardCharsets.UTF_8))) % partitions;
    acknowledged(
        records.send(
            new ProducerRecord<>("gestures", partition, gesture.getCustomerId(), gesture)));
  }

  void publish(CustomerEvent event) {
    acknowledged(
        records.send(new ProducerRecord<>("customer-events", event.getCustomerId(), event)));
  }

  void publishBytes(String topic, String key, byte @Nullable [] value) {
    acknowledged(bytes.send(new ProducerRecord<>(topic, key, value)));
  }

  /** An event of that type, with attributes as Java values. */
  void tell(String customer, String type, Instant time, Map<String, Object> attributes) {
    Map<String, Attribute> avro = new HashMap<>();
    attributes.forEach((name, value) -> avro.put(name, Attributes.toAvro(value)));
    publish(
        CustomerEvent.newBuilder()
            .setId(UUID.randomUUID().toString())
            .setSource("crm")
            .setType(type)
            .setCustomerId(customer)
            .setTime(time)
            .setAttributes(avro)
            .build());
  }

  /** All changes of that customer's follow-ups so far, in order. */
  synchronized List<FollowUp> followUpsOf(String customer) {
    followUps.poll(Duration.ofMillis(50)).forEach(record -> heard.add(record.value()));
    return heard.stream().filter(f -> f.getCustomerId().equals(customer)).toList();
  }

  /** All changes of all follow-ups so far, in order per customer. */
  synchronized List<FollowUp> followUps() {
    followUps.poll(Duration.ofMillis(50)).forEach(record -> heard.add(record.value()));
    return List.copyOf(heard);
  }

  /** The same as short text, e.g. {@code after-care SENT sent}. */
  List<String> told(String customer) {
    return followUpsOf(customer).stream()
        .map(f -> "%s %s %s".formatted(f.getStep(), f.getState(), f.getReason()))
        .toList();
  }

  /** Everything on customer-events with that key, from this service. */
  static List<CustomerEvent> announced(String customer) {
    return announced(customer::equals);
  }

  /** Everything on customer-events about such customers, from this service. */
  static List<CustomerEvent> announced(Predicate<String> customers) {
    try (AvroKafkaDeserializer<CustomerEvent> values = new AvroKafkaDeserializer<>()) {
      values.configure(config(), false);
      try (KafkaConsumer<String, CustomerEvent> consumer =
          new KafkaConsumer<>(config(), new StringDeserializer(), values)) {
        consumer.assign(partitions(consumer, "customer-events"));
        consumer.seekToBeginning(consumer.assignment());
        List<CustomerEvent> found = new ArrayList<>();
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream()
            .anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
          consumer.poll(Duration.ofMillis(500)).forEach(record -> found.add(record.value()));
        }
        return found.stream()
            .filter(e -> customers.test(e.getCustomerId()))
            .filter(e -> e.getSource().equals("followup-service"))
            .toList();
      }
    }
  }

  /** Everything on that dead-letter topic with that key. */
  static List<ConsumerRecord<String, byte[]>> deadLetters(String topic, String key) {
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(config(), new StringDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(partitions(consumer, topic));
      consumer.seekToBeginning(consumer.assignment());
      List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
      consumer.poll(Duration.ofMillis(500)).forEach(found::add);
      return found.stream().filter(record -> key.equals(record.key())).toList();
    }
  }

  @Override
  public void close() {
    records.close();
    bytes.close();
    followUps.close();
  }

  private static void acknowledged(Future<?> sent) {
    try {
      sent.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, String topic) {
    return consumer.partitionsFor(topic).stream()
        .map(p -> new TopicPartition(topic, p.partition()))
        .toList();
  }

  private static Map<String, Object> config() {
    return Map.of(
        "bootstrap.servers",
        TestStack.shared().bootstrapServers(),
        "apicurio.registry.url",
        TestStack.shared().registryUrl(),
        "apicurio.registry.auto-register",
        false,
        "apicurio.registry.dereference-schema",
        true,
        "apicurio.registry.use-specific-avro-reader",
        true,
        "isolation.level",
        "read_committed");
  }

  private static AvroKafkaSerializer<SpecificRecord> serializer() {
    AvroKafkaSerializer<SpecificRecord> serializer = new AvroKafkaSerializer<>();
    serializer.configure(config(), false);
    return serializer;
  }

  private static AvroKafkaDeserializer<FollowUp> deserializer() {
    AvroKafkaDeserializer<FollowUp> deserializer = new AvroKafkaDeserializer<>();
    deserializer.configure(config(), false);
    return deserializer;
  }
}
