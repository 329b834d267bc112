package dev.pillowmint.benchmarks.stream;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.catalogue.Attributes;
import dev.pillowmint.decision.customer.Event;
import dev.pillowmint.localstack.TestStack;
import dev.pillowmint.schemas.Attribute;
import dev.pillowmint.schemas.CustomerEvent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Good events with bad ones spread among them, for one application to read and nothing before. */
final class Backlog {
  private static final String EVENTS = "customer-events";
  private static final String LETTERS = EVENTS + ".decision-service.dlt";
  private static final int KINDS = 4;
  private static final int FIRST_UNKNOWN_SCHEMA = 1_000_000_000;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final String application;
  private final int bad;
  private final Serializer<CustomerEvent> serializer;
  private final Map<TopicPartition, Long> letters;

  /**
   * Publishes it.
   *
   * @param application that begins to read where it begins
   * @param bad how many bad ones, of four kinds in turn: no Avro at all, a schema that the registry
   *     does not have, an unknown type, and an attribute that the catalogue refuses
   */
  Backlog(String application, List<Event> good, int bad, Serializer<CustomerEvent> serializer)
      throws InterruptedException, ExecutionException {
    this.application = application;
    this.bad = bad;
    this.serializer = serializer;
    this.letters = ends(LETTERS);
    begin(ends(EVENTS));
    publish(good);
  }

  /** How many of the bad ones are among the dead letters; waits until all are, for a minute. */
  int deadLetters() {
    Set<String> found = new HashSet<>();
    try (KafkaConsumer<String, byte[]> consumer = consumer()) {
      consumer.assign(letters.keySet());
      letters.forEach(consumer::seek);
      long begun = System.nanoTime();
      while (found.size() < bad && System.nanoTime() - begun < PATIENCE.toNanos()) {
        for (ConsumerRecord<String, byte[]> letter : consumer.poll(Duration.ofSeconds(1))) {
          if (letter.key() != null && letter.key().startsWith(application)) {
            found.add(letter.key());
          }
        }
      }
    }
    return found.size();
  }

  private void begin(Map<TopicPartition, Long> ends)
      throws InterruptedException, ExecutionException {
    try (Admin admin =
        Admin.create(Map.of("bootstrap.servers", TestStack.shared().bootstrapServers()))) {
      admin
          .alterConsumerGroupOffsets(
              application,
              ends.entrySet().stream()
                  .collect(
                      Collectors.toMap(
                          Map.Entry::getKey, end -> new OffsetAndMetadata(end.getValue()))))
          .all()
          .get();
    }
  }

  private void publish(List<Event> good) {
    Map<String, Object> config =
        Map.of("bootstrap.servers", TestStack.shared().bootstrapServers(), "acks", "all");
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
      int sent = 0;
      for (int n = 0; n < good.size(); n++) {
        Event event = good.get(n);
        send(producer, event.customerId(), bytes(TopologyBenchmark.avro(event)));
        while (sent < (n + 1L) * bad / good.size()) {
          String key = application + "-" + sent;
          send(producer, key, bad(key, sent));
          sent++;
        }
      }
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // Closing waits for what is sent.
  private static void send(KafkaProducer<String, byte[]> producer, String key, byte[] value) {
    producer.send(new ProducerRecord<>(EVENTS, key, value));
  }

  private byte[] bad(String key, int number) {
    return switch (number % KINDS) {
      case 0 -> ("no Avro, " + key).getBytes(StandardCharsets.UTF_8);
      case 1 -> ByteBuffer.allocate(32).put((byte) 0).putInt(FIRST_UNKNOWN_SCHEMA + number).array();
      case 2 -> bytes(event(key, "no.such-type", Map.of()));
      default ->
          bytes(
              event(
                  key,
                  "fee.charged",
                  Map.of(
                      "fee",
                      Attributes.toAvro("return"),
                      "amount",
                      Attributes.toAvro((Object) Amount.of("5.00", "EUR")),
                      "cause",
                      Attributes.toAvro("slipp"))));
    };
  }

  private static CustomerEvent event(String key, String type, Map<String, Attribute> attributes) {
    return CustomerEvent.newBuilder()
        .setId(key)
        .setSource("broken")
        .setType(type)
        .setCustomerId(key)
        .setTime(Instant.EPOCH)
        .setAttributes(attributes)
        .build();
  }

  private byte[] bytes(CustomerEvent event) {
    return serializer.serialize(EVENTS, event);
  }

  private static Map<TopicPartition, Long> ends(String topic) {
    try (KafkaConsumer<String, byte[]> consumer = consumer()) {
      return Map.copyOf(
          consumer.endOffsets(
              consumer.partitionsFor(topic).stream()
                  .map(p -> new TopicPartition(p.topic(), p.partition()))
                  .toList()));
    }
  }

  private static KafkaConsumer<String, byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of(
            "bootstrap.servers",
            TestStack.shared().bootstrapServers(),
            "isolation.level",
            "read_committed"),
        new StringDeserializer(),
        new ByteArrayDeserializer());
  }
}
