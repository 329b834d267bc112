package dev.pillowmint.intake.whole;

import dev.pillowmint.catalogue.EventRefusedException;
import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.catalogue.PublishedEvents;
import dev.pillowmint.catalogue.RefusalHeaders;
import dev.pillowmint.localstack.TestStack;
import dev.pillowmint.schemas.CustomerEvent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;

/** Dead letters as the services write them. */
final class Letters {
  static final String DECIDING = "customer-events.decision-service.dlt";
  private static final AtomicLong ORIGINS = new AtomicLong(1_000_000);
  private static final PublishedEvents CATALOGUE = new PublishedEvents(EventTypes.shipped());

  private Letters() {}

  /** Sets the bad event aside, with the reasons that the catalogue has. */
  static String refused(CustomerEvent event, String... topics) {
    try {
      CATALOGUE.values(event.getCustomerId(), event, Instant.now());
      throw new AssertionError("The event is good");
    } catch (EventRefusedException e) {
      return setAside(
          event.getCustomerId(),
          encoded(event),
          String.valueOf(e.getMessage()),
          RefusalHeaders.of(e),
          topics);
    }
  }

  /** Sets a good event aside that a service failed to handle. */
  static String failed(CustomerEvent event) {
    return setAside(event.getCustomerId(), encoded(event), "A failure", Map.of());
  }

  /** Sets bytes aside that are no record. */
  static String unreadable(String key, byte[] value, String... topics) {
    return setAside(key, value, "Unknown magic byte", Map.of(), topics);
  }

  private static String setAside(
      String key, byte[] value, String reason, Map<String, byte[]> more, String... topics) {
    long origin = ORIGINS.incrementAndGet();
    String first = "";
    for (String topic : topics.length == 0 ? new String[] {DECIDING} : topics) {
      ProducerRecord<byte[], byte[]> letter =
          new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value);
      letter.headers().add("traceparent", "of the publisher".getBytes(StandardCharsets.UTF_8));
      letter.headers().add("reason", reason.getBytes(StandardCharsets.UTF_8));
      more.forEach(letter.headers()::add);
      letter
          .headers()
          .add("kafka_dlt-original-topic", "customer-events".getBytes(StandardCharsets.UTF_8))
          .add("kafka_dlt-original-partition", ByteBuffer.allocate(4).putInt(0).array())
          .add("kafka_dlt-original-offset", ByteBuffer.allocate(8).putLong(origin).array());
      String place = send(letter);
      first = first.isEmpty() ? place : first;
    }
    return first;
  }

  private static String send(ProducerRecord<byte[], byte[]> letter) {
    Map<String, Object> config =
        Map.of("bootstrap.servers", TestStack.shared().bootstrapServers(), "acks", "all");
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
      var sent = producer.send(letter).get();
      return "%s:%d:%d".formatted(sent.topic(), sent.partition(), sent.offset());
    } catch (java.util.concurrent.ExecutionException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @SuppressWarnings("unchecked")
  static byte[] encoded(CustomerEvent event) {
    try (Serializer<CustomerEvent> serializer =
        (Serializer<CustomerEvent>)
            org.springframework.beans.BeanUtils.instantiateClass(
                org.springframework.util.ClassUtils.resolveClassName(
                    "io.apicurio.registry.serde.avro.AvroKafkaSerializer", null))) {
      serializer.configure(
          Map.of(
              "apicurio.registry.url",
              TestStack.shared().registryUrl(),
              "apicurio.registry.auto-register",
              "false",
              "apicurio.registry.dereference-schema",
              "true"),
          false);
      return serializer.serialize("customer-events", event);
    }
  }
}
